package io.roam.adapter.codex;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All rollouts of a home, by their own IDs. Of two with one ID the tool takes the later one. */
final class RolloutListing {
    static final String SESSIONS = "sessions";
    static final String ARCHIVED = "archived_sessions";

    /** Year, month and day. */
    private static final int DATE_FOLDERS = 3;

    private final Path root;
    private final SessionVisitor visitor;
    private final Map<String, RolloutFile> rollouts = new TreeMap<>();
    private final List<Path> leftovers = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    RolloutListing(Path root, SessionVisitor visitor) {
        this.root = root;
        this.visitor = visitor;
        list(root.resolve(SESSIONS), DATE_FOLDERS);
        list(root.resolve(ARCHIVED), 0);
        for (String purpose : List.of("new", "undo")) {
            Path draft = DraftFile.pathFor(ThreadNames.fileIn(root), purpose);
            if (Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
                leftovers.add(draft);
            }
        }
    }

    Collection<RolloutFile> rollouts() {
        return rollouts.values();
    }

    Optional<RolloutFile> find(String own) {
        return Optional.ofNullable(rollouts.get(own));
    }

    /** Takes in a rollout that is there now. */
    void add(RolloutFile file) {
        rollouts.put(file.name().own(), file);
    }

    /** Takes out a rollout that was removed. */
    void remove(RolloutFile file) {
        rollouts.remove(file.name().own());
    }

    /** Returns the temporary files of interrupted runs. */
    List<Path> leftovers() {
        return leftovers;
    }

    /** Returns the folders in which rollouts may be, those that are there. */
    List<Path> folders() {
        return folders;
    }

    private void list(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        folders.add(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                add(file, depth);
            }
        } catch (IOException | DirectoryIteratorException e) {
            visitor.unreadable(folder, "it cannot be read");
        }
    }

    private void add(Path file, int depth) throws IOException {
        Optional<RolloutName> name = RolloutName.parse(file);
        if (DraftFile.isTemporary(file)) {
            leftovers.add(file);
        } else if (name.isPresent() || depth > 0) {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                add(file, name, attributes, depth);
            } catch (NoSuchFileException e) {
                // its tool has just deleted it
            }
        }
    }

    private void add(Path file, Optional<RolloutName> name, BasicFileAttributes attributes, int depth) {
        if (attributes.isDirectory() && depth > 0) {
            list(file, depth - 1);
        } else if (attributes.isSymbolicLink()) {
            visitor.unexpected(file, "symbolic links are not followed");
        } else if (name.isPresent() && !attributes.isRegularFile()) {
            visitor.unexpected(file, "not a regular file");
        } else if (name.isPresent()) {
            addRollout(RolloutFile.of(file, name.get(), attributes, file.startsWith(root.resolve(ARCHIVED))));
        }
    }

    private void addRollout(RolloutFile file) {
        RolloutFile other = rollouts.get(file.name().own());
        boolean isTaken = other == null || isBefore(other, file);
        if (isTaken) {
            rollouts.put(file.name().own(), file);
        }
        if (other != null && !other.name().equals(file.name())) {
            visitor.unexpected(isTaken ? other.path() : file.path(), "a later file has the same thread ID");
        }
    }

    /** Whether the tool takes the second file. One that is compressed beside one that is not is just being made, or removed. */
    private static boolean isBefore(RolloutFile one, RolloutFile other) {
        if (one.isArchived() != other.isArchived()) {
            return one.isArchived();
        }
        int order = one.name().compareTo(other.name());
        return order < 0 || (order == 0 && one.isCompressed());
    }
}
