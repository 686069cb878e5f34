package io.roam.workspace;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where file systems of other machines, or of a program, are mounted: a look at them may take long, or never end. Read from the table of Linux without
 * a look at any of them; empty on other systems.
 *
 * @param folders the folders at which they are mounted
 */
record RemoteMounts(Set<Path> folders) {
    private static final int MAX_BYTES = 1 << 22;
    private static final int FOLDER = 1;
    private static final int TYPE = 2;

    /** File systems of other machines. A folder there is searched only if the user names it. */
    private static final Set<String> NETWORKS = ImmutableSet.of(
            "9p",
            "afpfs",
            "afs",
            "autofs",
            "beegfs",
            "ceph",
            "cifs",
            "davfs",
            "fuse",
            "glusterfs",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs4",
            "smb3",
            "smbfs",
            "webdav");

    RemoteMounts {
        folders = ImmutableSet.copyOf(folders);
    }

    /** Reads the table; there are none if there is no table. */
    static RemoteMounts read(FileSystem files) {
        ImmutableSet.Builder<Path> folders = ImmutableSet.builder();
        String table = path("/proc/self/mounts", files)
                .flatMap(file -> SmallFile.read(file, MAX_BYTES))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        for (String line : Splitter.on('\n').split(table)) {
            List<String> fields = Splitter.on(' ').splitToList(line);
            if (fields.size() > TYPE && isRemote(fields.get(TYPE))) {
                path(unescape(fields.get(FOLDER)), files).ifPresent(folders::add);
            }
        }
        return new RemoteMounts(folders.build());
    }

    private static String unescape(String field) {
        return field.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    private static Optional<Path> path(String name, FileSystem files) {
        try {
            return Optional.of(files.getPath(name));
        } catch (InvalidPathException e) { // no folder of that name can be asked for either
            return Optional.empty();
        }
    }

    /** Whether a file system of that type is one of another machine, or of a program. */
    static boolean isRemote(String type) {
        String lower = Ascii.toLowerCase(type);
        return NETWORKS.contains(lower) || lower.startsWith("fuse.");
    }

    /** Whether one is mounted at that folder. */
    boolean isAt(Path folder) {
        return folders.contains(folder);
    }

    /** Whether a folder is on one of which {@code home} is not. */
    boolean holds(Path folder, Path home) {
        return folders.stream().anyMatch(mount -> folder.startsWith(mount) && !home.startsWith(mount));
    }
}
