package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Copies that another program made in a store when a session grew on two machines. */
record ConflictCopiesCheck(Stores stores) implements Check {
    private static final Pattern NAME = Pattern.compile(
            ".*(\\.sync-conflict-\\d{8}-|[(' ]conflicted copy|\\(case conflict).*", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 5;

    @Override
    public List<Diagnosis> run() {
        Set<Path> copies = new TreeSet<>();
        for (StoreLook store : stores.all()) {
            store.watched().stream()
                    .filter(folder ->
                            Files.isDirectory(folder) && !store.watched().contains(folder.getParent()))
                    .forEach(folder -> find(folder, copies));
        }
        List<Diagnosis> found = new ArrayList<>();
        copies.forEach(copy -> found.add(Diagnosis.warning(
                "conflict-copy",
                "another program made this copy of a session that grew on two machines; roam does not read it",
                copy.toString(),
                "see whether it has words that the session lacks, then remove it")));
        return found;
    }

    static boolean isOne(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static void find(Path folder, Set<Path> into) {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            all.filter(ConflictCopiesCheck::isOne).forEach(into::add);
        } catch (UncheckedIOException e) {
            throw new DiskException("cannot look through", folder, e.getCause());
        } catch (IOException e) {
            throw new DiskException("cannot look through", folder, e);
        }
    }
}
