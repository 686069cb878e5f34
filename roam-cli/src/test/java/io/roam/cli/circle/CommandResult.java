package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** The result of a command. */
record CommandResult(int code, String out, String err) {
    CommandResult assertSuccess() {
        assertThat(code).as(toString()).isZero();
        return this;
    }

    /** Asserts that all output is in sentences, without a stack trace. */
    CommandResult assertNoStackTrace() {
        assertThat(out + err).doesNotContain("\tat ", "this is a bug", "Exception");
        return this;
    }

    JsonObject json() {
        return JsonObject.parse(out.strip().getBytes(StandardCharsets.UTF_8));
    }
}
