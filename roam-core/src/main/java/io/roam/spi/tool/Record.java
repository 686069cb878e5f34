package io.roam.spi.tool;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a track, in the tool's own bytes. Immutable by convention: the arrays are not copied, and must not be changed.
 *
 * <p>Adapters make records with the factories below; the {@link Kind} is the adapter's class rule at work.
 */
public final class Record {
    /** The name of the main track. */
    public static final String MAIN = "";

    /** The prefix of the side tracks on which roam keeps later values of events. */
    public static final String REVISIONS = "revisions/";

    /** The prefix of the side tracks on which roam keeps values; no adapter names a track so. */
    public static final String VALUES = "values/";

    private static final int MAX_VALUE_KEY = 300;

    /** The classes of records. */
    public enum Kind {
        /** A message and what belongs to it. Has an identity, which the chain hashes. */
        EVENT,
        /** State: sent, never chained. An unknown record is state. */
        STATE,
        /** State with a key and a value, such as a title: the last write wins. */
        PROPERTY,
        /** A value that a store holds once under its key: it is replaced, and the last write wins. */
        VALUE,
        /** A later value of a settled unit, in a store that updates in place. */
        REVISION,
        /** A whole file: the one record of its side track. */
        FILE,
        /** Belongs to this machine only: never captured, never accepted from others. */
        LOCAL
    }

    private enum End {
        NONE,
        LINE_FEED,
        MISSING
    }

    private final String track;
    private final Kind kind;
    private final String key;
    private final byte[] payload;
    private final byte @Nullable [] identity;
    private final End end;
    private final @Nullable Link link;

    private Record(String track, Kind kind, String key, byte[] payload, byte @Nullable [] identity) {
        this.track = track;
        this.kind = kind;
        this.key = key;
        this.payload = payload;
        this.identity = identity;
        this.end = End.NONE;
        this.link = null;
    }

    private Record(Record other, End end, @Nullable Link link) {
        this.track = other.track;
        this.kind = other.kind;
        this.key = other.key;
        this.payload = other.payload;
        this.identity = other.identity;
        this.end = end;
        this.link = link;
    }

    /**
     * The tool's own link of a record to the one it continues.
     *
     * @param id the record's own id in its session
     * @param parent the id of the record it continues; null if it names none
     */
    public record Link(String id, @Nullable String parent) {
        /** Returns a link; {@code parent} is null if the record continues none. */
        public static Link of(String id, @Nullable String parent) {
            return new Link(id, parent);
        }
    }

    /** Returns an event whose identity is its payload. */
    public static Record event(String track, byte[] payload) {
        return new Record(track, Kind.EVENT, "", payload, null);
    }

    /**
     * Returns an event with an identity of its own, for stores that update in place. Every reading delivers it with its value at that
     * time. A value that differs from the first one is kept as a whole file on the event's {@link #revisionTrack}, and placed like one.
     */
    public static Record event(String track, byte[] payload, byte[] identity) {
        return new Record(track, Kind.EVENT, "", payload, Objects.requireNonNull(identity));
    }

    /** Returns a record of state. */
    public static Record state(String track, byte[] payload) {
        return new Record(track, Kind.STATE, "", payload, null);
    }

    /**
     * Returns a property: a key with a value, of which the last write wins. For stores that keep each value that was ever written, one after the
     * other, such as lines of a file; one that holds the last alone gives a {@link #value}.
     */
    public static Record property(String track, String key, byte[] payload) {
        return new Record(track, Kind.PROPERTY, key, payload, null);
    }

    /**
     * Returns what a store holds once under a key. Every reading gives all values of the session, also one that continues. A value that is no
     * longer given was removed; so was one with an empty payload, which a writer gets for it.
     *
     * @param track the track that it belongs to
     * @param key at most 300 bytes in UTF-8, and not empty
     */
    public static Record value(String track, String key, byte[] payload) {
        if (key.isEmpty() || key.indexOf('\0') >= 0 || key.getBytes(StandardCharsets.UTF_8).length > MAX_VALUE_KEY) {
            throw new IllegalArgumentException("a value cannot have the key \"" + key + "\"");
        }
        return new Record(track, Kind.VALUE, key, payload, null);
    }

    /** Returns a later value of the unit {@code key}: sent, and placed nowhere. An event with an identity of its own needs none. */
    public static Record revision(String track, String key, byte[] payload) {
        return new Record(track, Kind.REVISION, key, payload, null);
    }

    /** Returns a whole file. */
    public static Record file(String track, byte[] payload) {
        return new Record(track, Kind.FILE, "", payload, null);
    }

    /** Returns a record that never leaves this machine. */
    public static Record local(String track, byte[] payload) {
        return new Record(track, Kind.LOCAL, "", payload, null);
    }

    /** Returns the name of the side track for later values of the event with that identity, each a whole file. */
    public static String revisionTrack(byte[] identity) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity);
            return REVISIONS + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns this record as a line: in the tool's bytes a line feed, which is not part of the payload, follows it. */
    public Record asLine() {
        return new Record(this, End.LINE_FEED, link);
    }

    /** Returns this record as the last line of a file, with no line feed after it yet. */
    public Record unterminated() {
        return new Record(this, End.MISSING, link);
    }

    /** Returns this record with the tool's own link to the one it continues. */
    public Record withLink(String id, @Nullable String parent) {
        return new Record(this, end, Link.of(id, parent));
    }

    /** Returns the track it belongs to. */
    public String track() {
        return track;
    }

    /** Returns its class. */
    public Kind kind() {
        return kind;
    }

    /** Returns the key of a property, value or revision; otherwise empty. */
    public String key() {
        return key;
    }

    /** Returns the tool's own bytes, without a line's end; must not be changed. */
    public byte[] payload() {
        return payload;
    }

    /** Returns what the chain hashes, for an event; must not be changed. */
    public byte[] identity() {
        return identity == null ? payload : identity;
    }

    /** Whether the identity differs from the payload. */
    public boolean hasOwnIdentity() {
        return identity != null;
    }

    /** Whether a line feed follows the payload in the tool's bytes. */
    public boolean endsWithLineFeed() {
        return end == End.LINE_FEED;
    }

    /** Whether it is a line without its line feed, which may still grow. */
    public boolean isUnterminated() {
        return end == End.MISSING;
    }

    /** Returns the tool's own link, if the record has one. */
    public Optional<Link> link() {
        return Optional.ofNullable(link);
    }

    /** Whether it belongs to the main track. */
    public boolean isMain() {
        return track.isEmpty();
    }

    @Override
    public String toString() {
        String text = new String(payload, 0, Math.min(payload.length, 80), StandardCharsets.UTF_8);
        return kind + (track.isEmpty() ? "" : " of " + track) + " " + text;
    }
}
