package io.roam.workspace;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is recorded of a conversation's project folder. It comes from another device: each value is that device's word and
 * nothing more. Keys that this version does not know are kept. Immutable.
 */
public final class Workspace {
    static final String PATH = "path";
    static final String HOME = "home";
    static final String REMOTE = "remote";
    static final String SUBFOLDER = "subfolder";
    static final String ROOT = "root";
    static final String OS = "os";

    private final ImmutableMap<String, String> recorded;

    private Workspace(Map<String, String> recorded) {
        this.recorded = ImmutableMap.copyOf(recorded);
    }

    /** The workspace that {@code recorded} describes, whatever it holds. */
    public static Workspace fromMap(Map<String, String> recorded) {
        return new Workspace(recorded);
    }

    /** What was recorded, in order; {@link #fromMap} reads it back. */
    public Map<String, String> toMap() {
        return recorded;
    }

    /** The folder's absolute path on the device that recorded it, as the tool wrote it; may be empty. */
    public String path() {
        return recorded.getOrDefault(PATH, "");
    }

    /** The path below the home folder, between slashes, {@code .} for the home itself; empty if it is not below. */
    public Optional<String> home() {
        return value(HOME);
    }

    /** The git repository's normalized remote, such as {@code github.com/ada/engine}. */
    public Optional<String> remote() {
        return value(REMOTE);
    }

    /** The path below the git repository's root, between slashes; empty if it is the root, or there is no repository. */
    public Optional<String> subfolder() {
        return value(SUBFOLDER);
    }

    /** The id of the git repository's root commit, where it has no remote. */
    public Optional<String> root() {
        return value(ROOT);
    }

    /** The system that it was recorded on: {@code linux}, {@code mac} or {@code windows}. */
    public Optional<String> os() {
        return value(OS);
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(recorded.get(key));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Workspace workspace && recorded.equals(workspace.recorded);
    }

    @Override
    public int hashCode() {
        return recorded.hashCode();
    }

    @Override
    public String toString() {
        return "workspace " + recorded;
    }
}
