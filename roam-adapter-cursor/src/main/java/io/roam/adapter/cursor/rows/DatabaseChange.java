package io.roam.adapter.cursor.rows;

import com.google.common.hash.Hashing;
import io.roam.json.JsonValue;
import io.roam.sqlite.WritableDatabase;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * The change of one location in a database.
 *
 * @param file the database
 * @param before the value before; empty if there was none
 * @param after the SHA-256 of the value afterwards, in hexadecimal; empty if there is none
 */
public record DatabaseChange(Path file, DatabaseLocation location, Optional<byte[]> before, Optional<String> after) {
    /** Says whether a change is in the database; does not hold the value before. */
    record Trace(DatabaseLocation location, Optional<String> after) {
        boolean isDone(WritableDatabase database) {
            return location.read(database).map(DatabaseChange::hashOf).equals(after);
        }
    }

    Trace trace() {
        return new Trace(location, after);
    }

    /** Combines this change with a later one of the same location. */
    DatabaseChange mergedWith(DatabaseChange later) {
        return new DatabaseChange(file, location, before, later.after);
    }

    boolean isUndone(WritableDatabase database) {
        return location.read(database).map(DatabaseChange::hashOf).equals(before.map(DatabaseChange::hashOf));
    }

    /** Returns the change as a line for {@link #parse}, with the database's path below the user's folder. */
    String toLine(Path user) {
        String at = user.relativize(file).toString().replace('\\', '/');
        return "{\"file\":" + JsonValue.quoted(at) + ",\"spot\":" + location.toLine()
                + before.map(bytes -> ",\"before\":\"" + Base64.getEncoder().encodeToString(bytes) + '"')
                        .orElse("")
                + after.map(hash -> ",\"after\":\"" + hash + '"').orElse("") + '}';
    }

    static Optional<DatabaseChange> parse(byte[] line, Path user) {
        return JsonView.of(line)
                .flatMap(json -> json.find("spot")
                        .flatMap(LocationCodec::parse)
                        .flatMap(location -> json.findText("file")
                                .map(file -> new DatabaseChange(
                                        user.resolve(file),
                                        location,
                                        json.find("before")
                                                .flatMap(JsonView::text)
                                                .map(Base64.getDecoder()::decode),
                                        json.findText("after")))));
    }

    /** Returns the SHA-256 of a value, in hex. */
    static String hashOf(byte[] value) {
        return Hashing.sha256().hashBytes(value).toString();
    }
}
