package io.roam.cli.command;

import io.roam.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** The result of a command. */
record CommandResult(int code, String out, String err) {
    /** Returns standard output parsed as one JSON document. */
    JsonObject json() {
        return JsonObject.parse(out.strip().getBytes(StandardCharsets.UTF_8));
    }
}
