package io.roam.workspace;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is recorded of a conversation's project folder. It comes from another device, and no value of it is trusted. Unknown keys are
 * kept. Immutable.
 */
public final class Workspace {
    static final String PATH = "path";
    static final String HOME = "home";
    static final String REMOTE = "remote";
    static final String SUBFOLDER = "subfolder";
    static final String ROOT = "root";
    static final String REPOSITORY = "repository";
    static final String GIT = "git";
    static final String NONE = "none";
    static final String OS = "os";

    private final ImmutableMap<String, String> recorded;

    private Workspace(Map<String, String> recorded) {
        this.recorded = ImmutableMap.copyOf(recorded);
    }

    /** Returns the workspace of a recorded map, whatever it holds. */
    public static Workspace fromMap(Map<String, String> recorded) {
        return new Workspace(recorded);
    }

    /** Returns the recorded map, which {@link #fromMap} reads back. */
    public Map<String, String> toMap() {
        return recorded;
    }

    /** Returns the absolute path on the recording device, as the tool wrote it; may be empty. */
    public String path() {
        return recorded.getOrDefault(PATH, "");
    }

    /** Returns the path below the home folder with slashes, {@code .} for the home itself; empty if it is not below. */
    public Optional<String> home() {
        return value(HOME);
    }

    /** Returns the normalized remote of the git repository, such as {@code github.com/ada/engine}. */
    public Optional<String> remote() {
        return value(REMOTE);
    }

    /** Returns the path below the top of the git repository, with slashes; empty for the top itself, or without a repository. */
    public Optional<String> subfolder() {
        return value(SUBFOLDER);
    }

    /** Returns the id of the root commit of a git repository without remote. */
    public Optional<String> root() {
        return value(ROOT);
    }

    /** Whether the folder is known to be in a git repository. */
    boolean isInRepository() {
        return remote().isPresent() || root().isPresent() || value(REPOSITORY).equals(Optional.of(GIT));
    }

    /** Whether the folder is known to be in no git repository. */
    boolean isInNoRepository() {
        return !isInRepository() && value(REPOSITORY).equals(Optional.of(NONE));
    }

    /** Returns the system of the recording device: {@code linux}, {@code mac} or {@code windows}. */
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
