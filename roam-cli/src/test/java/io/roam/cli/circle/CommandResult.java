package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** What a command ended with and said. */
record CommandResult(int code, String out, String err) {
    /** It ended well. */
    CommandResult assertSuccess() {
        assertThat(code).as(toString()).isZero();
        return this;
    }

    /** Whatever it said, it said it in sentences. */
    CommandResult assertNoStackTrace() {
        assertThat(out + err).doesNotContain("\tat ", "this is a bug", "Exception");
        return this;
    }

    JsonObject json() {
        return JsonObject.parse(out.strip().getBytes(StandardCharsets.UTF_8));
    }
}
