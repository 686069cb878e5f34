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
final class TrackReader {
    private static final int MOST_INDEX_DIGITS = 7;

    private final JsonReader json;
    private final int mostRecords;
    private final Track track = new Track();
    private final Set<String> seen = new HashSet<>();
    private @Nullable Hash from;
    private long before = -1;

    TrackReader(JsonReader json, int mostRecords) {
        this.json = json;
        this.mostRecords = mostRecords;
    }

    Track read() {
        json.object(this::field);
        BadBatch.check(seen.contains("name"), "a track has no name");
        BadBatch.check((from == null) == (before < 0), "a side track does not say what it continues");
        if (from != null) {
            track.from = new TrackValue(from, before);
        }
        new TrackCheck(track).check();
        return track;
    }

    private void field(String name) {
        switch (name) {
            case "name" -> track.name = json.text();
            case "class" -> classes(json.text());
            case "length" -> json.array(this::length);
            case "lines" -> track.lines = json.flag();
            case "bare" -> json.array(() -> track.bare.set((int) number(0, mostRecords)));
            case "key" -> sparse(track.keys, this::key);
            case "identity" -> sparse(track.identities, this::identity);
            case "change" -> sparse(track.changes, () -> (int) number(1, Integer.MAX_VALUE));
            case "nth" -> sparse(track.nths, () -> (int) number(2, Integer.MAX_VALUE));
            case "from" -> from = hash(json.text());
            case "before" -> before = number(0, Limits.LENGTH);
            default -> {
                json.skip();
                return;
            }
        }
        BadBatch.check(seen.add(name), "its table has a field twice");
    }

    private void classes(String letters) {
        BadBatch.check(letters.length() <= mostRecords, "it has too many records");
        track.classes.append(letters);
    }

    private void length() {
        BadBatch.check(track.lengths.size() < mostRecords, "it has too many records");
        track.lengths.add((int) number(0, Limits.PAYLOAD_BYTES));
    }

    private <T> void sparse(Sparse<T> into, Supplier<T> value) {
        json.object(index -> into.put(index(index), value.get()));
    }

    private static int index(String text) {
        boolean digits =
                text.equals("0") || (!text.startsWith("0") && !text.isEmpty() && text.length() <= MOST_INDEX_DIGITS);
        BadBatch.check(digits && text.chars().allMatch(c -> '0' <= c && c <= '9'), "its table names no record");
        return Integer.parseInt(text);
    }

    private String key() {
        String key = json.text();
        BadBatch.check(Limits.isKey(key), "the key of a record is too long");
        return key;
    }

    private byte[] identity() {
        String text = json.text();
        BadBatch.check(text.indexOf('=') < 0, "the identity of a record is padded");
        try {
            byte[] identity = Base64.getUrlDecoder().decode(text);
            BadBatch.check(identity.length <= Limits.NAME, "the identity of a record is too long");
            return identity;
        } catch (IllegalArgumentException e) {
            throw BadBatch.untrue("the identity of a record is no base64url");
        }
    }

    private long number(long least, long most) {
        long number = json.number();
        BadBatch.check(least <= number && number <= most, "a number in its table is out of bounds");
        return number;
    }

    private static Hash hash(String hex) {
        return Hash.parse(hex).orElseThrow(() -> BadBatch.untrue("the value that a track continues is no hash"));
    }
}
