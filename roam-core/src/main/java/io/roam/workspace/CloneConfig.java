package io.roam.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The remotes of a clone, and the file that they were read from.
 *
 * @param file the configuration of its repository
 * @param modified when that file was modified last
 * @param size the size of that file
 * @param remotes the remotes in normal form, the one that identifies the repository first
 */
record CloneConfig(Path file, long modified, long size, List<GitRemote> remotes) {
    CloneConfig {
        remotes = List.copyOf(remotes);
    }

    /** Reads the remotes of a repository; there are none if its configuration cannot be read. */
    static CloneConfig read(GitRepository repository) {
        Path file = repository.shared().resolve("config");
        Optional<FolderAttributes> now = FolderAttributes.read(file);
        List<GitRemote> all = new ArrayList<>();
        repository.config().ifPresent(config -> addRemotes(config, all));
        return new CloneConfig(
                file,
                now.map(FolderAttributes::modified).orElse(0L),
                now.map(FolderAttributes::size).orElse(0L),
                all);
    }

    private static void addRemotes(GitConfig config, List<GitRemote> all) {
        config.remote().ifPresent(all::add);
        for (Map.Entry<String, String> address : config.addresses().entrySet()) {
            GitRemote.parseAddress(address.getValue())
                    .filter(remote -> !all.contains(remote))
                    .ifPresent(all::add);
        }
    }

    /** Whether the file is as it was when it was read. */
    boolean isCurrent() {
        return FolderAttributes.read(file)
                .filter(now -> now.modified() == modified && now.size() == size)
                .isPresent();
    }

    /** Whether the clone at {@code top} has its configuration elsewhere: as a linked working tree, or as a submodule. */
    boolean isLinked(Path top) {
        return !file.equals(top.resolve(".git").resolve("config"));
    }
}
