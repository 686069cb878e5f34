package io.roam.cli.terminal;

import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an error tells the user.
 *
 * @param code the name of its kind, for programs
 * @param what what failed
 * @param where what it concerns
 * @param lines further lines, such as the matches of an ambiguous id
 * @param remedy what the user can do
 */
public record ErrorMessage(String code, String what, ErrorLocation where, List<String> lines, Remedy remedy) {
    /** Copies the lines. */
    public ErrorMessage {
        lines = List.copyOf(lines);
    }

    /** Returns what an error tells, with these lines between the location and the hints. */
    public static ErrorMessage of(RoamException error, List<String> lines) {
        return new ErrorMessage(error.code(), error.what(), error.location(), lines, error.remedy());
    }

    /** Returns the message of an invalid command line. */
    public static ErrorMessage usage(String what, List<String> lines, List<String> hints) {
        return new ErrorMessage("usage", what, ErrorLocation.none(), lines, Remedy.of(String.join("\n", hints)));
    }

    /** Returns the message of a bug of roam. */
    public static ErrorMessage internal(Throwable bug) {
        return new ErrorMessage(
                "internal",
                "internal error: " + bug,
                ErrorLocation.none(),
                List.of(),
                Remedy.of("please report it, with what the command prints if ROAM_DEBUG=1 is set"));
    }

    /** Returns the first line, after the name of the program. */
    String sentence() {
        boolean hasLine = !where.kind().label().isEmpty();
        return hasLine || where.value().isEmpty() ? what : what + ": " + where.value();
    }

    /** Returns the message as a JSON document. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", what);
        error.put("where", where.value().isEmpty() ? null : where.value());
        RemedyJson.put(error, remedy);
        if (!lines.isEmpty()) {
            error.put("details", lines);
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("error", error);
        return document;
    }
}
