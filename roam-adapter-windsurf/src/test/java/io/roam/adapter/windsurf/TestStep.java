package io.roam.adapter.windsurf;

/** A step as the tool might write it. */
public final class TestStep {
    private final int type;
    private final int field;
    private final int source;
    private final Proto body;
    private Proto call = Proto.message();
    private Proto time = Proto.message();
    private int status = 3;

    private TestStep(int type, int field, int source, Proto body) {
        this.type = type;
        this.field = field;
        this.source = source;
        this.body = body;
    }

    public static TestStep user(String words) {
        return new TestStep(
                14,
                19,
                4,
                Proto.message().text(2, words).message(3, Proto.message().text(1, words)));
    }

    public static TestStep answer(String words) {
        return new TestStep(15, 20, 2, Proto.message().text(1, words));
    }

    public static TestStep command(String call, String line, String output, int exit) {
        Proto body = Proto.message()
                .text(23, line)
                .text(2, "/home/me/work")
                .number(6, exit)
                .message(21, Proto.message().text(1, output));
        return new TestStep(21, 28, 2, body).carryingOut(call, "run_command", "{\"CommandLine\":\"" + line + "\"}");
    }

    public static TestStep of(int type, int field, Proto body) {
        return new TestStep(type, field, 2, body);
    }

    /** What an answer calls. */
    public TestStep call(String id, String name, String arguments) {
        body.message(7, call(Proto.message(), id, name, arguments));
        return this;
    }

    /** The call that a step carries out. */
    public TestStep carryingOut(String id, String name, String arguments) {
        call = call(Proto.message(), id, name, arguments);
        return this;
    }

    private static Proto call(Proto proto, String id, String name, String arguments) {
        return proto.text(1, id).text(2, name).text(3, arguments);
    }

    public TestStep status(int value) {
        status = value;
        return this;
    }

    public TestStep at(long second) {
        if (time.toBytes().length == 0) {
            time = Proto.message().number(1, second).number(2, 123_456_789);
        }
        return this;
    }

    /** The fields stand out of their order, as in some real ones. */
    public Proto proto() {
        Proto metadata = Proto.message().message(1, time).number(3, source);
        if (call.toBytes().length > 0) {
            metadata.message(4, call);
        }
        return Proto.message()
                .number(1, type)
                .message(field, body)
                .number(4, status)
                .message(5, metadata);
    }
}
