package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireMessage;
import java.util.Optional;

/** Renders a command that was run, and its output. */
final class CommandText {
    private static final int REJECTED = 14;
    private static final int EXIT = 6;
    private static final int OUTPUT = 21;

    private CommandText() {}

    static String render(WireMessage body) {
        StringBuilder text = new StringBuilder();
        body.text(23)
                .or(() -> body.text(25))
                .or(() -> body.text(1))
                .ifPresent(line -> text.append("$ ").append(line).append('\n'));
        output(body).ifPresent(text::append);
        if (body.number(REJECTED) != 0) {
            text.append("(rejected by the user)");
        } else if (body.number(EXIT) != 0) {
            text.append("(exit code ").append((int) body.number(EXIT)).append(')');
        }
        return text.toString();
    }

    private static Optional<String> output(WireMessage body) {
        return FieldText.find(body, OUTPUT)
                .or(() -> body.text(24))
                .or(() -> oldOutput(body))
                .map(output -> output.endsWith("\n") ? output : output + "\n");
    }

    /** Returns the output as older versions recorded it. */
    private static Optional<String> oldOutput(WireMessage body) {
        String both = body.text(4).orElse("") + body.text(5).orElse("");
        return Optional.of(both).filter(text -> !text.isEmpty());
    }
}
