package io.roam.cli.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    @TempDir
    Path folder;

    private final List<Path> loaded = new ArrayList<>();
    private Path cache;
    private Path data;
    private NativeLibrary zstd;
    private boolean temporaryFolderRuns;
    private boolean loadedByItself;

    @BeforeEach
    void find() throws IOException {
        cache = folder.resolve("cache/native");
        data = folder.resolve("data/native");
        zstd = NativeLibrary.find(paths().zstd().orElseThrow()).orElseThrow();
    }

    @Test
    void theOneThatLiesBesideTheJarsIsLoadedAndNothingWritten() throws IOException {
        Path unpacked = unpackedWithTheBuild();

        load(Optional.of(unpacked), file -> true);

        assertThat(loaded).containsExactly(zstd.fileIn(unpacked));
        assertThat(cache).doesNotExist();
    }

    @Test
    void whereTheBuildsFolderRunsNoProgramsTheCacheIsUsed() throws IOException {
        Path unpacked = unpackedWithTheBuild();
        Files.createDirectories(folder.resolve("cache"));

        load(Optional.of(unpacked), file -> file.startsWith(cache));

        assertThat(loaded).hasSize(1);
        assertThat(loaded.get(0)).startsWith(cache).matches(zstd::isIntact, "intact");
        if (!System.getProperty("os.name").startsWith("Windows")) {
            assertThat(Files.getPosixFilePermissions(loaded.get(0)).toString()).doesNotContain("GROUP", "OTHERS");
            assertThat(Files.getPosixFilePermissions(cache).toString()).doesNotContain("GROUP", "OTHERS");
        }
    }

    @Test
    void aTornOrForeignFileIsReplacedAndNeverLoaded() throws IOException {
        Path file = zstd.unpackInto(cache);
        byte[] whole = Files.readAllBytes(file);
        byte[] torn = Arrays.copyOf(whole, whole.length / 2);
        byte[] foreign = whole.clone();
        foreign[1000] ^= 1;
        for (byte[] bad : List.of(torn, foreign, new byte[0])) {
            Files.write(file, bad);
            assertThat(zstd.isIntact(file)).isFalse();
            assertThat(Files.readAllBytes(zstd.unpackInto(cache))).isEqualTo(whole);
        }
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(zstd.isIntact(file)).isFalse();
        assertThat(Files.isSymbolicLink(zstd.unpackInto(cache))).isFalse();
    }

    @Test
    void theTemporaryFolderIsUsedBeforeACacheIsMade() {
        temporaryFolderRuns = true;
        load(Optional.empty(), file -> true);

        assertThat(loadedByItself).isTrue();
        assertThat(cache).doesNotExist();
    }

    @Test
    void aCacheThatCannotBeWrittenIsPassedOver() throws IOException {
        Files.createDirectories(folder.resolve("cache"));
        Files.writeString(cache, "no folder");

        load(Optional.empty(), file -> true);

        assertThat(loaded).hasSize(1);
        assertThat(loaded.get(0)).startsWith(data);
    }

    @Test
    void whereNoFolderRunsProgramsOneSentenceSaysSo() throws IOException {
        Path unpacked = unpackedWithTheBuild();
        assertThatThrownBy(() -> load(Optional.of(unpacked), file -> false))
                .isInstanceOf(NativeLibraryException.class)
                .hasMessageStartingWith("cannot load the native library of Zstandard from any of these folders")
                .hasMessageContainingAll(unpacked.toString(), cache.toString(), data.toString(), "without noexec");
    }

    @Test
    void twoStartsAtOnceUnpackOneFile() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Path>> starts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                starts.add(() -> zstd.unpackInto(cache));
            }
            for (var start : threads.invokeAll(starts)) {
                assertThat(zstd.isIntact(start.get())).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        try (var files = Files.walk(cache)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void everySupportedSystemHasBothLibraries() throws IOException {
        for (Os os : Os.values()) {
            for (String processor : List.of("amd64", "aarch64")) {
                for (boolean musl : List.of(false, true)) {
                    NativePaths paths = NativePaths.of(os, processor, musl, () -> {});
                    assertThat(NativeLibrary.find(paths.zstd().orElseThrow())).isPresent();
                    assertThat(NativeLibrary.find(paths.sqlite().orElseThrow())).isPresent();
                }
            }
        }
    }

    private Path unpackedWithTheBuild() throws IOException {
        Path unpacked = folder.resolve("native");
        Path file = zstd.fileIn(unpacked);
        Files.createDirectories(file.getParent());
        Files.copy(zstd.unpackInto(folder.resolve("other")), file);
        return unpacked;
    }

    private NativePaths paths() {
        return NativePaths.of(Os.named(System.getProperty("os.name")), System.getProperty("os.arch"), false, () -> {
            if (!temporaryFolderRuns) {
                throw new UnsatisfiedLinkError("failed to map segment from shared object");
            }
            loadedByItself = true;
        });
    }

    private void load(Optional<Path> unpacked, Predicate<Path> runs) {
        new NativeLibraries(
                        new NativePaths(paths().zstd(), Optional.empty(), paths().loadByItself()), unpacked, file -> {
                            if (!runs.test(file)) {
                                throw new UnsatisfiedLinkError("failed to map segment from shared object");
                            }
                            loaded.add(file);
                        })
                .load(cache, data);
    }
}
