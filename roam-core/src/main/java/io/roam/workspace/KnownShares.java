package io.roam.workspace;

import io.roam.spi.Machine;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The network shares that this machine uses already. Windows logs on to any server whose share is accessed, so a path from another
 * device alone must not cause an access.
 */
final class KnownShares {
    private final Set<List<String>> roots;

    KnownShares(Machine machine, Collection<String> folders) {
        Stream<String> own =
                Stream.of(machine.home().toString(), machine.directory().toString());
        roots = Stream.concat(own, folders.stream())
                .flatMap(folder -> AbsolutePath.parse(folder).stream())
                .map(path -> path.root().key())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an access to {@code path} contacts no server that was not contacted before. */
    boolean mayAccess(AbsolutePath path) {
        return path.root().form() != PathForm.SHARE
                || roots.contains(path.root().key());
    }
}
