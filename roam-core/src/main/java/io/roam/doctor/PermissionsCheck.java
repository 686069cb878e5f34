package io.roam.doctor;

import io.roam.home.HomeLayout;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.DiskException;
import io.roam.spi.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds files of roam's that others than the user can read or write. */
record PermissionsCheck(HomeLayout layout) implements Check {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> open = new ArrayList<>();
        if (layout.data().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            if (isOpen(layout.key())) {
                open.add(Diagnosis.error(
                                "key-permissions",
                                "Other users can read this device's private key",
                                layout.key().toString(),
                                Remedy.run(ActionKind.REPAIR)
                                        .and(Remedy.of("if someone else had access, replace the key: ")
                                                .then(ActionKind.PURGE)
                                                .then(", then ")
                                                .then(ActionKind.INIT)))
                        .fixedBy(() -> close(layout.key())));
            }
            layout.folders().stream().filter(PermissionsCheck::isOpen).forEach(path -> open.add(diagnosis(path)));
            layout.privateFiles().stream().filter(PermissionsCheck::isOpen).forEach(path -> open.add(diagnosis(path)));
        }
        return open.isEmpty()
                ? List.of(Diagnosis.good(
                        "permissions",
                        "Only you can read roam's files",
                        layout.data().toString()))
                : open;
    }

    private static Diagnosis diagnosis(Path path) {
        return Diagnosis.warning(
                        "permissions", "Other users can read or change", path.toString(), Remedy.run(ActionKind.REPAIR))
                .fixedBy(() -> close(path));
    }

    private static boolean isOpen(Path path) {
        try {
            return Files.exists(path)
                    && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
        } catch (IOException e) {
            throw new DiskException("cannot read the permissions of", path, e);
        }
    }

    private static String close(Path path) {
        try {
            Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
            now.removeAll(OTHERS);
            Files.setPosixFilePermissions(path, now);
            return "only you can now read and change " + path;
        } catch (IOException e) {
            throw new DiskException("cannot change the permissions of", path, e);
        }
    }
}
