package io.roam.sync;

import io.roam.api.SessionKey;
import io.roam.ledger.Checkpoints;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds stores in which there were sessions, and that no adapter finds now because they cannot be read. A store that is gone is none. */
public record UnreachableStores(Checkpoints checkpoints, FileSystem fileSystem) {
    /** Returns the tool by the root of each. */
    public Map<Path, String> find(List<Path> located) {
        Map<String, String> known = new TreeMap<>();
        for (SessionKey key : checkpoints.sessions()) {
            known.put(key.store(), key.tool());
        }
        located.forEach(root -> known.remove(root.toString()));
        Map<Path, String> found = new LinkedHashMap<>();
        known.forEach((root, tool) -> {
            try {
                Path path = fileSystem.getPath(root);
                if (isUnreachable(path)) {
                    found.put(path, tool);
                }
            } catch (InvalidPathException e) { // nothing on this machine has that name
                return;
            }
        });
        return found;
    }

    /** Returns what the user reads about one of them. */
    public static String sentence(Path root, String tool) {
        return "cannot read the data of " + tool + ", which has conversations on this device: " + root
                + "; hint: check the owner and permissions";
    }

    private static boolean isUnreachable(Path root) {
        try {
            boolean folder =
                    Files.readAttributes(root, BasicFileAttributes.class).isDirectory();
            return !folder || !Files.isReadable(root) || !Files.isExecutable(root);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
