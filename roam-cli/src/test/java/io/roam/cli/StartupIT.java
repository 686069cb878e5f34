package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the archive of classes with the real Java; {@link LauncherTest} tests the rest. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class StartupIT {
    private static final Map<String, String> WITH = Map.of("ROAM_ARCHIVE", "");
    private static final String DOCUMENT = "{\"version\":1,\"conversations\":[]}\n";

    @TempDir
    Path folder;

    @Test
    void theArchiveServesAndNeverHurts() throws Exception {
        Distribution roam = Distribution.built(folder).copy();
        roam.run(Map.of(), "init", "--name", "tower");
        Files.createDirectories(folder.resolve("home/.cache/roam")); // the first capture creates it
        assertLists(roam, WITH);
        Path archive = awaitArchive();
        assertThat(loadedClasses(roam))
                .anyMatch(line -> line.contains("io.roam.cli.Main source: shared objects file (top)"));

        Path other = roam.root().resolve("lib").resolve(findJar(roam, "picocli"));
        FileTime time = Files.getLastModifiedTime(other);
        Files.setLastModifiedTime(
                other, FileTime.from(Instant.parse("2026-11-01T00:00:00Z"))); // Java itself rejects the archive
        assertLists(roam, WITH);
        Files.setLastModifiedTime(other, time);

        truncate(archive);
        assertLists(roam, WITH);
        assertThat(awaitArchive()).isEqualTo(archive);
        assertThat(loadedClasses(roam))
                .anyMatch(line -> line.contains("io.roam.cli.Main source: shared objects file (top)"));
    }

    private static void assertLists(Distribution roam, Map<String, String> environment) throws Exception {
        assertThat(roam.run(environment, "list", "--json")).isEqualTo(new Distribution.Result(0, DOCUMENT, ""));
    }

    private List<String> loadedClasses(Distribution roam) throws Exception {
        Path log = folder.resolve("loaded");
        assertLists(roam, Map.of("ROAM_ARCHIVE", "", "ROAM_JAVA_OPTS", "-Xlog:class+load:file=" + log));
        return Files.readAllLines(log);
    }

    /** Waits until the archive is complete, and returns it. */
    private Path awaitArchive() throws Exception {
        List<Path> found = List.of();
        for (int i = 0; i < 1200 && !isDone(found); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            found = startupFiles();
        }
        assertThat(isDone(found)).as(found.toString()).isTrue();
        return found.stream()
                .filter(file -> file.toString().endsWith(".jsa"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isDone(List<Path> found) {
        return found.size() == 2
                && found.stream().anyMatch(file -> file.toString().endsWith(".size"));
    }

    private List<Path> startupFiles() throws IOException {
        Path startup = folder.resolve("home/.cache/roam/startup");
        if (!Files.exists(startup)) {
            return List.of();
        }
        try (Stream<Path> all = Files.find(
                startup,
                50,
                (file, attributes) ->
                        attributes.isRegularFile() || file.toString().endsWith(".lock"))) {
            return all.toList();
        }
    }

    private static void truncate(Path archive) throws IOException {
        FileTime time = Files.getLastModifiedTime(archive);
        Path part = archive.resolveSibling("part");
        Files.copy(archive, part);
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }
        Files.setLastModifiedTime(part, time);
        Files.move(part, archive, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path findJar(Distribution roam, String name) throws IOException {
        try (Stream<Path> all = Files.list(roam.root().resolve("lib"))) {
            return all.map(Path::getFileName)
                    .filter(file -> file.toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
