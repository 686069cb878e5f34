package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds copies that another program made in a store when a file changed on two machines, by their names: those that are no copies of whole sessions. */
record ConflictCopiesCheck(StoreScans scans) implements Check {
    private static final Pattern NAME = Pattern.compile(
            ".*(\\.sync-conflict-\\d{8}-|[(' ]conflicted copy|\\(case conflict).*", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 5;

    @Override
    public List<Diagnosis> run() {
        Set<Path> copies = new TreeSet<>();
        for (StoreScan store : scans.all()) {
            store.watched().stream()
                    .filter(folder ->
                            Files.isDirectory(folder) && !store.watched().contains(folder.getParent()))
                    .forEach(folder -> find(folder, copies));
        }
        scans.all().forEach(store -> copies.removeAll(store.copies())); // another check counts what they hold
        List<Diagnosis> found = new ArrayList<>();
        copies.forEach(copy -> found.add(Diagnosis.warning(
                "conflict-copy",
                "Conflict copy of a session",
                copy.toString(),
                "check whether it has messages that the session lacks, then delete it")));
        return found;
    }

    static boolean isOne(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static void find(Path folder, Set<Path> into) {
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
                    if (isOne(file)) {
                        into.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) { // the adapter tells it
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new DiskException("cannot look through", folder, e);
        }
    }
}
