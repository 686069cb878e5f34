package io.roam.doctor;

import io.roam.files.OwnFiles;
import io.roam.home.HomeLayout;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.RoamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports folders and files of roam's that it cannot read or write. */
record AccessCheck(HomeLayout layout) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        layout.allFolders().forEach(folder -> obstacle(folder, true).ifPresent(what -> found.add(error(folder, what))));
        List<Path> files = new ArrayList<>(layout.privateFiles());
        files.add(layout.key());
        files.forEach(file -> obstacle(file, false).ifPresent(what -> found.add(error(file, what))));
        return found;
    }

    private static Diagnosis error(Path path, String what) {
        return Diagnosis.error(
                "access", what, path.toString(), "check the owner and permissions, and what is mounted there");
    }

    private static Optional<String> obstacle(Path path, boolean folder) {
        try {
            if (!OwnFiles.exists(path)) {
                return Optional.empty();
            }
        } catch (RoamException e) {
            return Optional.of("Cannot access");
        }
        if (folder ? !Files.isDirectory(path) : !Files.isRegularFile(path)) {
            return Optional.of(folder ? "Not a folder" : "Not a file");
        }
        if (!Files.isReadable(path) || (folder && !Files.isExecutable(path))) {
            return Optional.of("Cannot read");
        }
        return Files.isWritable(path) ? Optional.empty() : Optional.of("Cannot write to");
    }
}
