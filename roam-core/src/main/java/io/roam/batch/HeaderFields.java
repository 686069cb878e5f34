package io.roam.batch;

import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the fields of a header, each of which must have its form. */
record HeaderFields(JsonObject json) {
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern RULE = Pattern.compile(WORD + "/" + WORD);
    private static final Instant FIRST_TIME = Instant.EPOCH;
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** Returns a name that is safe in a path. */
    String word(String name) {
        return matching(name, WORD);
    }

    String rule(String name) {
        return matching(name, RULE);
    }

    private String matching(String name, Pattern form) {
        String text = json.string(name);
        BatchFormatException.check(
                form.matcher(text).matches(), "the field \"" + name + "\" has a form that no such name has");
        return text;
    }

    Hash hash(String name) {
        return require(name, Hash.parse(json.string(name)));
    }

    DeviceId device(String name) {
        return require(name, DeviceId.parse(json.string(name)));
    }

    ConversationId conversation(String name) {
        return require(name, ConversationId.parse(json.string(name)));
    }

    long number(String name, long least, long most) {
        long number = json.number(name);
        BatchFormatException.check(least <= number && number <= most, "the field \"" + name + "\" is out of bounds");
        return number;
    }

    Instant time(String name) {
        return time(name, json.string(name));
    }

    Optional<Instant> optionalTime(String name) {
        return json.optionalString(name).map(text -> time(name, text));
    }

    /** Returns the time within the bounds of a header that is nearest to {@code time}. */
    static Instant nearestTime(Instant time) {
        Instant notBefore = time.isBefore(FIRST_TIME) ? FIRST_TIME : time;
        return notBefore.isAfter(LAST_TIME) ? LAST_TIME : notBefore;
    }

    private static Instant time(String name, String text) {
        try {
            Instant time = Instant.parse(text);
            BatchFormatException.check(text.endsWith("Z"), "the field \"" + name + "\" is not a time in UTC");
            BatchFormatException.check(time.equals(nearestTime(time)), "the field \"" + name + "\" is out of bounds");
            return time;
        } catch (DateTimeParseException e) {
            throw BatchFormatException.invalid("the field \"" + name + "\" is not a time");
        }
    }

    private static <T> T require(String name, Optional<T> value) {
        return value.orElseThrow(() -> BatchFormatException.invalid("the field \"" + name + "\" has the wrong form"));
    }
}
