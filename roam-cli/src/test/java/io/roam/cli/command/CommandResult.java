package io.roam.cli.command;

import io.roam.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** What a command ended with and printed. */
record CommandResult(int code, String out, String err) {
    /** Standard output as the one JSON document that it has to be. */
    JsonObject json() {
        return JsonObject.parse(out.strip().getBytes(StandardCharsets.UTF_8));
    }
}
