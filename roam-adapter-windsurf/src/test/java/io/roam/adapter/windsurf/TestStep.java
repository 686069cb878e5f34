package io.roam.adapter.windsurf;

/** A step as the tool might write it. */
public final class TestStep {
    private final int type;
    private final int field;
    private final int source;
    private final ProtobufWriter body;
    private ProtobufWriter call = ProtobufWriter.message();
    private ProtobufWriter time = ProtobufWriter.message();
    private int status = 3;

    private TestStep(int type, int field, int source, ProtobufWriter body) {
        this.type = type;
        this.field = field;
        this.source = source;
        this.body = body;
    }

    public static TestStep userInput(String words) {
        return new TestStep(
                14,
                19,
                4,
                ProtobufWriter.message()
                        .text(2, words)
                        .message(3, ProtobufWriter.message().text(1, words)));
    }

    public static TestStep modelAnswer(String words) {
        return new TestStep(15, 20, 2, ProtobufWriter.message().text(1, words));
    }

    public static TestStep command(String call, String line, String output, int exit) {
        ProtobufWriter body = ProtobufWriter.message()
                .text(23, line)
                .text(2, "/home/me/work")
                .number(6, exit)
                .message(21, ProtobufWriter.message().text(1, output));
        return new TestStep(21, 28, 2, body).runningCall(call, "run_command", "{\"CommandLine\":\"" + line + "\"}");
    }

    public static TestStep of(int type, int field, ProtobufWriter body) {
        return new TestStep(type, field, 2, body);
    }

    /** Adds a tool call to an answer. */
    public TestStep withCall(String id, String name, String arguments) {
        body.message(7, withCall(ProtobufWriter.message(), id, name, arguments));
        return this;
    }

    /** Sets the tool call that the step runs. */
    public TestStep runningCall(String id, String name, String arguments) {
        call = withCall(ProtobufWriter.message(), id, name, arguments);
        return this;
    }

    private static ProtobufWriter withCall(ProtobufWriter writer, String id, String name, String arguments) {
        return writer.text(1, id).text(2, name).text(3, arguments);
    }

    public TestStep withStatus(int value) {
        status = value;
        return this;
    }

    public TestStep withTime(long second) {
        if (time.toBytes().length == 0) {
            time = ProtobufWriter.message().number(1, second).number(2, 123_456_789);
        }
        return this;
    }

    /** Returns the message, with fields out of order, as in some real ones. */
    public ProtobufWriter toProtobuf() {
        ProtobufWriter metadata = ProtobufWriter.message().message(1, time).number(3, source);
        if (call.toBytes().length > 0) {
            metadata.message(4, call);
        }
        return ProtobufWriter.message()
                .number(1, type)
                .message(field, body)
                .number(4, status)
                .message(5, metadata);
    }
}
