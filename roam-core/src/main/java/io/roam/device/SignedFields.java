package io.roam.device;

import io.roam.chain.Hash;
import io.roam.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads the values that several kinds of signed documents have. */
final class SignedFields {
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private SignedFields() {}

    /** Returns a time of the years 1970 to 9999, in whole milliseconds. */
    static Instant time(JsonObject json, String field) {
        try {
            Instant time = Instant.parse(json.string(field));
            if (time.getEpochSecond() < 0 || time.isAfter(LAST_TIME)) {
                throw new InvalidCardException("the field \"" + field + "\" is out of bounds", null);
            }
            return time.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw new InvalidCardException("the field \"" + field + "\" is not a time", e);
        }
    }

    /** Returns the key of the device that the object describes. */
    static DevicePublicKey key(JsonObject json) {
        return DevicePublicKey.parse(json.string("key"))
                .filter(key -> key.id().text().equals(json.string("device")))
                .orElseThrow(() -> new InvalidCardException("introduces a device with a different key", null));
    }

    static Hash hash(String field, String text) {
        return Hash.parse(text)
                .orElseThrow(() -> new InvalidCardException("the field \"" + field + "\" is not a hash", null));
    }

    static List<Hash> hashes(JsonObject json, String field) {
        List<Hash> all = new ArrayList<>();
        json.strings(field).forEach(text -> all.add(hash(field, text)));
        return all;
    }
}
