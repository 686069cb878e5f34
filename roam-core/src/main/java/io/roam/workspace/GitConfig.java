package io.roam.workspace;

import com.google.common.collect.ImmutableSortedMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** The remotes in the configuration of a repository. */
final class GitConfig {
    private static final int MAX_BYTES = 1 << 20;
    private static final String PREFERRED = "origin";

    private final ImmutableSortedMap<String, String> addresses;

    private GitConfig(Map<String, String> addresses) {
        this.addresses = ImmutableSortedMap.copyOf(addresses);
    }

    /** Reads {@code file}; empty if it is missing, unreadable, over 1 MiB, or invalid for git. */
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

    /** Returns the address of each remote as written. */
    Map<String, String> addresses() {
        return addresses;
    }

    /** Returns the remote that identifies the repository on other machines: {@code origin}, else the first by name. */
    Optional<GitRemote> remote() {
        Optional<GitRemote> preferred =
                Optional.ofNullable(addresses.get(PREFERRED)).flatMap(GitRemote::parseAddress);
        return preferred.or(() -> addresses.values().stream()
                .flatMap(address -> GitRemote.parseAddress(address).stream())
                .findFirst());
    }
}
