package io.roam.workspace;

import io.roam.spi.Machine;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The network shares that this machine uses already. Windows logs on to any server whose share is merely looked at, so
 * another device's word alone must not make it look.
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

    /** True if looking at {@code path} asks no server that was not asked before. */
    boolean mayAccess(AbsolutePath path) {
        return path.root().form() != PathForm.SHARE
                || roots.contains(path.root().key());
    }
}
