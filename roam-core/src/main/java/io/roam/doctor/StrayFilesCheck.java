package io.roam.doctor;

import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.PackId;
import io.roam.device.DeviceId;
import io.roam.files.OwnFiles;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds files in the pool that hold no batches, or were set aside. */
record StrayFilesCheck(Path pool) implements Check {
    private static final String ASIDE = ".aside";
    private static final List<String> BATCHES = List.of(BatchId.FILE_ENDING, PackId.FILE_ENDING);
    private static final Set<String> OWN = Set.of("tmp", "newest", "newest.tmp", "accepted", "accepted.tmp");

    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        for (Path entry : in(pool)) {
            String name = name(entry);
            boolean folder = Files.isDirectory(entry);
            if (folder && ConversationId.parse(name).isPresent()) {
                in(entry).forEach(file -> batch(file, found));
            } else if (folder && name.equals("devices")) {
                in(entry).stream().filter(file -> !isCard(name(file))).forEach(file -> found.add(stray(file)));
            } else if (!OWN.contains(name)) {
                found.add(stray(entry));
            }
        }
        return found;
    }

    private static void batch(Path file, List<Diagnosis> found) {
        String name = name(file);
        if (name.endsWith(ASIDE) && holdsBatches(name.substring(0, name.length() - ASIDE.length()))) {
            found.add(Diagnosis.warning(
                    "archive-set-aside",
                    "A damaged archive file was moved away; no good copy has arrived yet",
                    file.toString(),
                    Remedy.run(ActionKind.SYNC)));
        } else if (!holdsBatches(name)) {
            found.add(stray(file));
        }
    }

    private static boolean holdsBatches(String name) {
        return BATCHES.stream().anyMatch(ending -> isHash(name, ending));
    }

    private static Diagnosis stray(Path file) {
        return Diagnosis.warning(
                "archive-unknown-file",
                "Unknown file in the archive",
                file.toString(),
                "move the file to another folder");
    }

    private static boolean isHash(String name, String ending) {
        return name.endsWith(ending)
                && Hash.parse(name.substring(0, name.length() - ending.length()))
                        .isPresent();
    }

    private static boolean isCard(String name) {
        return name.equals("seen")
                || name.endsWith(".tmp")
                || isHash(name, ".notice")
                || isHash(name, ".list")
                || (name.endsWith(".json")
                        && DeviceId.parse(name.substring(0, name.length() - 5)).isPresent());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> in(Path folder) {
        List<Path> all = new ArrayList<>(OwnFiles.list(folder));
        all.sort(null);
        return all;
    }
}
