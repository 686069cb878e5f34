package io.roam.spi.tool;

import java.time.Instant;
import java.util.function.Predicate;

/** A session as a scan of names, sizes and times shows it. Immutable. */
public final class SessionInfo {
    private final String id;
    private final String fingerprint;
    private final long size;
    private final Instant modified;
    private final Predicate<String> belongs;
    private final String original;

    private SessionInfo(
            String id, String fingerprint, long size, Instant modified, Predicate<String> belongs, String original) {
        this.original = original;
        this.id = id;
        this.fingerprint = fingerprint;
        this.size = size;
        this.modified = modified;
        this.belongs = belongs;
    }

    /**
     * Returns a session.
     *
     * @param id the tool's own id, unique in the store
     * @param fingerprint changes whenever any track of the session may have changed
     * @param size bytes of all tracks
     * @param modified when the session was last changed, by the times of the store's files
     * @param belongs whether the session's place in the store can mean a folder of this machine, given by its absolute path; always
     *     true where a store does not sort sessions by folder
     */
    public static SessionInfo of(
            String id, String fingerprint, long size, Instant modified, Predicate<String> belongs) {
        return new SessionInfo(id, fingerprint, size, modified, belongs, id);
    }

    /** Returns this as a copy of the session with that id, made by another program or the user: it is read, and never written. */
    public SessionInfo asCopyOf(String session) {
        return new SessionInfo(id, fingerprint, size, modified, belongs, session);
    }

    /** Whether it is a copy of a session. */
    public boolean isCopy() {
        return !original.equals(id);
    }

    /** Returns the id of the session of which this is a copy; its own if it is none. */
    public String original() {
        return original;
    }

    /** Returns the tool's own id. */
    public String id() {
        return id;
    }

    /** Returns a text that stays equal as long as nothing of the session changed. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Returns the bytes of all tracks. */
    public long size() {
        return size;
    }

    /** Returns when it was last changed, by the times of the files. */
    public Instant modified() {
        return modified;
    }

    /** Whether the session's place in the store can mean that folder. */
    public boolean mayBelongTo(String folder) {
        return belongs.test(folder);
    }

    @Override
    public String toString() {
        return "session " + id + " (" + fingerprint + ")";
    }
}
