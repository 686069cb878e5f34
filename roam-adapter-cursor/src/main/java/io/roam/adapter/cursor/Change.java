package io.roam.adapter.cursor;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * One spot that a placement changes.
 *
 * @param file the database
 * @param before what stood there; empty if nothing did
 * @param after the SHA-256 of what stands there then, in hexadecimal; empty if nothing does
 */
record Change(Path file, Spot spot, Optional<byte[]> before, Optional<String> after) {
    /** What tells whether a change stands, without what was there before. */
    record Trace(Spot spot, Optional<String> after) {
        boolean isDone(WritableDatabase database) {
            return spot.get(database).map(Bytes::sha256Hex).equals(after);
        }
    }

    Trace trace() {
        return new Trace(spot, after);
    }

    /** This change and a later one of the same spot as one. */
    Change then(Change later) {
        return new Change(file, spot, before, later.after);
    }

    boolean isUndone(WritableDatabase database) {
        return spot.get(database).map(Bytes::sha256Hex).equals(before.map(Bytes::sha256Hex));
    }

    /** The change in one line, for {@link #parse}; the database by its path below the user's folder. */
    String line(Path user) {
        String at = user.relativize(file).toString().replace('\\', '/');
        return "{\"file\":" + Parsing.quoted(at) + ",\"spot\":" + spot.line()
                + before.map(bytes -> ",\"before\":\"" + Base64.getEncoder().encodeToString(bytes) + '"')
                        .orElse("")
                + after.map(hash -> ",\"after\":\"" + hash + '"').orElse("") + '}';
    }

    static Optional<Change> parse(byte[] line, Path user) {
        return Json.of(line)
                .flatMap(json -> json.at("spot")
                        .flatMap(Spots::parse)
                        .flatMap(spot -> json.textAt("file")
                                .map(file -> new Change(
                                        user.resolve(file),
                                        spot,
                                        json.at("before").flatMap(Json::text).map(Base64.getDecoder()::decode),
                                        json.textAt("after")))));
    }
}
