package io.roam.device;

import io.roam.chain.Hash;
import io.roam.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A device's signed statement that its user removed another device. Equal notices are equal byte by byte. */
public final class RemovalNotice {
    /** The most bytes that a notice has. */
    public static final int MAX_BYTES = 4 << 10;

    private static final int MAX_NAME = 128;
    private static final SignedJson TEXT = new SignedJson("roam notice 1\n");

    private final Statement statement;
    private final byte[] content;
    private final Hash hash;

    /**
     * What a notice states.
     *
     * @param maker the device whose user removed the other one
     * @param removed the key of the removed device
     * @param name the user's name for it
     * @param at when the user said so
     * @param since from when its messages do not count; not after {@code at}
     */
    public record Statement(
            String circle, DevicePublicKey maker, DevicePublicKey removed, String name, Instant at, Instant since) {
        /** Cuts the times to milliseconds, and the name to what a notice holds. */
        public Statement {
            at = at.truncatedTo(ChronoUnit.MILLIS);
            since = since.truncatedTo(ChronoUnit.MILLIS);
            name = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
            if (since.isAfter(at)) {
                throw new InvalidCardException("it counts from a time after it was made", null);
            }
        }

        private static Statement of(JsonObject json, DevicePublicKey maker) {
            JsonObject of = json.object("of");
            return new Statement(
                    json.string("circle"),
                    maker,
                    SignedFields.key(of),
                    of.string("name"),
                    SignedFields.time(json, "at"),
                    SignedFields.time(json, "since"));
        }

        private Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> of = new LinkedHashMap<>();
            of.put("device", removed.id().text());
            of.put("key", removed.text());
            of.put("name", name);
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("roam", 1L);
            json.put("circle", circle);
            json.put("device", maker.id().text());
            json.put("key", maker.text());
            json.put("of", of);
            json.put("at", at.toString());
            json.put("since", since.toString());
            return json;
        }
    }

    private RemovalNotice(Statement statement, byte[] content) {
        this.statement = statement;
        this.content = content;
        this.hash = Hash.of(content);
    }

    /** Parses a notice, and checks its signature. */
    public static RemovalNotice parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidCardException("it is too large for a notice", null);
        }
        return new RemovalNotice(TEXT.read(bytes, Statement::of), bytes.clone());
    }

    /** Makes the notice of this device; equal statements make equal notices. */
    public static RemovalNotice make(Statement statement, DeviceKey own) {
        if (!own.publicKey().equals(statement.maker())) {
            throw new IllegalArgumentException("a notice is signed by its maker");
        }
        return new RemovalNotice(statement, TEXT.write(statement.toJson(), own));
    }

    /** Returns the notice as a file. */
    public byte[] bytes() {
        return content.clone();
    }

    /** Returns the hash of the file, by which it is named. */
    public Hash hash() {
        return hash;
    }

    public String circle() {
        return statement.circle();
    }

    /** Returns the device that made it. */
    public DeviceId maker() {
        return statement.maker().id();
    }

    /** Returns the key of the removed device. */
    public DevicePublicKey removedKey() {
        return statement.removed();
    }

    /** Returns the removed device. */
    public DeviceId removed() {
        return statement.removed().id();
    }

    /** Returns the name that its maker's user gave the removed device. */
    public String name() {
        return statement.name();
    }

    /** Returns when the user said so, by the maker's clock. */
    public Instant at() {
        return statement.at();
    }

    /** Returns from when messages of the removed device do not count. */
    public Instant since() {
        return statement.since();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RemovalNotice notice && notice.hash.equals(hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return name() + " (" + removed().shortId() + ") removed by " + maker().shortId() + " since " + since();
    }
}
