package io.roam.batch;

import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.json.JsonReader;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one track of a record table. */
final class TrackTableReader {
    private static final int MAX_INDEX_DIGITS = 7;

    private final JsonReader json;
    private final int mostRecords;
    private final TrackTable table = new TrackTable();
    private final Set<String> seen = new HashSet<>();
    private @Nullable Hash from;
    private long before = -1;

    TrackTableReader(JsonReader json, int mostRecords) {
        this.json = json;
        this.mostRecords = mostRecords;
    }

    TrackTable read() {
        json.readObject(this::field);
        BatchFormatException.check(seen.contains("name"), "a track has no name");
        BatchFormatException.check((from == null) == (before < 0), "a subagent's file does not name what it continues");
        if (from != null) {
            table.from = new TrackValue(from, before);
        }
        new TrackTableCheck(table).check();
        return table;
    }

    private void field(String name) {
        switch (name) {
            case "name" -> table.name = json.readString();
            case "class" -> classes(json.readString());
            case "length" -> json.readArray(this::length);
            case "lines" -> table.lines = json.readBoolean();
            case "bare" -> json.readArray(() -> table.unterminated.set((int) number(0, mostRecords)));
            case "key" -> sparse(table.keys, this::key);
            case "identity" -> sparse(table.identities, this::identity);
            case "change" -> sparse(table.changes, () -> (int) number(1, Integer.MAX_VALUE));
            case "nth" -> sparse(table.nths, () -> (int) number(2, Integer.MAX_VALUE));
            case "from" -> from = hash(json.readString());
            case "whole" -> table.whole = hash(json.readString());
            case "base" -> table.base = hash(json.readString());
            case "before" -> before = number(0, BatchLimits.MAX_CHAIN_LENGTH);
            default -> {
                json.skip();
                return;
            }
        }
        BatchFormatException.check(seen.add(name), "its table has a field twice");
    }

    private void classes(String letters) {
        BatchFormatException.check(letters.length() <= mostRecords, "it has too many messages");
        table.classes.append(letters);
    }

    private void length() {
        BatchFormatException.check(table.lengths.size() < mostRecords, "it has too many messages");
        table.lengths.add((int) number(0, BatchLimits.MAX_PAYLOAD_BYTES));
    }

    private <T> void sparse(SparseValues<T> into, Supplier<T> value) {
        json.readObject(index -> into.put(index(index), value.get()));
    }

    private static int index(String text) {
        boolean digits =
                text.equals("0") || (!text.startsWith("0") && !text.isEmpty() && text.length() <= MAX_INDEX_DIGITS);
        BatchFormatException.check(
                digits && text.chars().allMatch(c -> '0' <= c && c <= '9'),
                "its message table contains an invalid number");
        return Integer.parseInt(text);
    }

    private String key() {
        String key = json.readString();
        BatchFormatException.check(BatchLimits.isKey(key), "the key of a message is too long");
        return key;
    }

    private byte[] identity() {
        String text = json.readString();
        BatchFormatException.check(text.indexOf('=') < 0, "the identity of a message is padded");
        try {
            byte[] identity = Base64.getUrlDecoder().decode(text);
            BatchFormatException.check(
                    identity.length <= BatchLimits.MAX_KEY_BYTES, "the identity of a message is too long");
            return identity;
        } catch (IllegalArgumentException e) {
            throw BatchFormatException.invalid("the identity of an entry is not base64url");
        }
    }

    private long number(long least, long most) {
        long number = json.readNumber();
        BatchFormatException.check(least <= number && number <= most, "a number in its table is out of bounds");
        return number;
    }

    private static Hash hash(String hex) {
        return Hash.parse(hex).orElseThrow(() -> BatchFormatException.invalid("a value of a track is not a hash"));
    }
}
