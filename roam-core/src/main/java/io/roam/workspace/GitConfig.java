package io.roam.workspace;

import com.google.common.collect.ImmutableSortedMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** The remotes in a repository's configuration. */
final class GitConfig {
    private static final int MAX_BYTES = 1 << 20;
    private static final String PREFERRED = "origin";

    private final ImmutableSortedMap<String, String> addresses;

    private GitConfig(Map<String, String> addresses) {
        this.addresses = ImmutableSortedMap.copyOf(addresses);
    }

    /** What {@code file} says; empty if it is not there, cannot be read, is over 1 MiB, or is one that git refuses. */
    static Optional<GitConfig> read(Path file) {
        return SmallFile.read(file, MAX_BYTES).flatMap(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)));
    }

    static Optional<GitConfig> parse(String text) {
        try {
            return Optional.of(new GitConfig(new GitConfigReader(text).remotes()));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** The address of each remote, as it stands there. */
    Map<String, String> addresses() {
        return addresses;
    }

    /** The repository that others share this one through: {@code origin}, else the first by name. */
    Optional<GitRemote> remote() {
        Optional<GitRemote> preferred =
                Optional.ofNullable(addresses.get(PREFERRED)).flatMap(GitRemote::parseAddress);
        return preferred.or(() -> addresses.values().stream()
                .flatMap(address -> GitRemote.parseAddress(address).stream())
                .findFirst());
    }
}
