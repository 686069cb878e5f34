package io.roam.adapter.gemini;

import com.google.common.hash.Hashing;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder in which the tool keeps what belongs to a project.
 *
 * @param workspace the path of the project; empty if nothing states it
 */
record ProjectFolder(Path path, Optional<String> workspace) {
    static final String MARKER = ".project_root";

    private static final int LONGEST_PATH = 1 << 15;

    /** Reads which project a folder is of. */
    static ProjectFolder read(Path path) {
        try {
            byte[] marker = RegularFiles.readBeginning(path.resolve(MARKER), LONGEST_PATH, LinkOption.NOFOLLOW_LINKS);
            String workspace = new String(marker, StandardCharsets.UTF_8).strip();
            return new ProjectFolder(path, Optional.of(workspace).filter(text -> !text.isEmpty()));
        } catch (IOException e) {
            return new ProjectFolder(path, Optional.empty());
        }
    }

    /** Finds the folder of a project below the root; otherwise returns the one to be made. */
    static ProjectFolder find(Path root, Path workspace) {
        Path real = realPath(workspace);
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
                for (Path folder : folders) {
                    ProjectFolder project = read(folder);
                    if (project.workspace.isPresent() && project.isOf(real.toString())) {
                        return project;
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                return create(root, real);
            }
        }
        Path old = root.resolve(hashOf(real.toString()));
        return Files.isDirectory(old) ? new ProjectFolder(old, Optional.empty()) : create(root, real);
    }

    private static ProjectFolder create(Path root, Path workspace) {
        String slug = slugOf(workspace);
        Path path = root.resolve(slug);
        for (int number = 1; Files.exists(path, LinkOption.NOFOLLOW_LINKS); number++) {
            path = root.resolve(slug + "-" + number);
        }
        return new ProjectFolder(path, Optional.of(workspace.toString()));
    }

    private static String slugOf(Path workspace) {
        String name = String.valueOf(workspace.getFileName()).toLowerCase(Locale.ROOT);
        String slug = name.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "project" : slug;
    }

    private static Path realPath(Path workspace) {
        try {
            return workspace.toRealPath();
        } catch (IOException e) { // it does not exist any more
            return workspace;
        }
    }

    /** Returns the name that the first versions gave to the folder of a project, and by which sessions name it still. */
    static String hashOf(String workspace) {
        return Hashing.sha256().hashString(workspace, StandardCharsets.UTF_8).toString();
    }

    /** Whether it can be the folder of the project with that path. */
    boolean isOf(String folder) {
        return workspace
                .map(own -> own.equals(folder)
                        || own.equals(
                                realPath(path.getFileSystem().getPath(folder)).toString()))
                .orElseGet(() -> String.valueOf(path.getFileName()).equals(hashOf(folder)));
    }
}
