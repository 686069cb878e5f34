package io.roam.cli.natives;

import com.github.luben.zstd.util.Native;
import io.roam.api.RoamHome;
import io.roam.spi.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads the native library of Zstandard from where it lies unpacked, and tells SQLite's driver where its own does. Left to themselves, both
 * unpack theirs into the temporary folder at each start, from where programs may not be allowed to load anything.
 */
public final class NativeLibraries {
    private static final String SQLITE_FOLDER = "org.sqlite.lib.path";
    private static final String SQLITE_NAME = "org.sqlite.lib.name";

    private final NativePaths paths;
    private final Optional<Path> unpacked;
    private final Consumer<Path> loader;
    private final Set<String> failures = new LinkedHashSet<>();

    /**
     * Loads libraries.
     *
     * @param unpacked the folder of those that were unpacked when roam was built
     * @param loader loads one file, or throws an {@link UnsatisfiedLinkError}
     */
    NativeLibraries(NativePaths paths, Optional<Path> unpacked, Consumer<Path> loader) {
        this.paths = paths;
        this.unpacked = unpacked;
        this.loader = loader;
    }

    /** Loads the libraries of this process. */
    public static void load(Machine machine) {
        if (Native.isLoaded()) {
            return;
        }
        NativeLibraries libraries = new NativeLibraries(NativePaths.ofThisProcess(), besideOwnJar(), file -> {
            System.load(file.toString());
            Native.assumeLoaded();
        });
        RoamHome home = RoamHome.of(machine);
        libraries.load(home.cache().resolve("native"), home.data().resolve("native"));
    }

    private static Optional<Path> besideOwnJar() {
        try {
            Path jar = Path.of(NativeLibraries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.of(jar.resolveSibling("native")).filter(Files::isDirectory);
        } catch (Exception e) { // classes that are no file: an embedder's own loader
            return Optional.empty();
        }
    }

    /**
     * Loads Zstandard's library from the first folder that allows it.
     *
     * @param cache where libraries are unpacked if those of the build cannot be loaded
     * @param data the last resort
     */
    void load(Path cache, Path data) {
        Optional<NativeLibrary> zstd = find(paths.zstd());
        boolean loaded = zstd.isPresent()
                && (loadFromBuild(zstd.get())
                        || (Files.isDirectory(cache.resolveSibling("")) && loadFrom(cache, zstd.get()))
                        || loadFromTemporaryFolder()
                        || loadFrom(cache, zstd.get())
                        || loadFrom(data, zstd.get()));
        if (!loaded && !(zstd.isEmpty() && loadFromTemporaryFolder())) {
            throw new NativeLibraryException(List.copyOf(failures));
        }
    }

    private Optional<NativeLibrary> find(Optional<String> path) {
        try {
            return path.isEmpty() ? Optional.empty() : NativeLibrary.find(path.get());
        } catch (IOException e) {
            failures.add(String.valueOf(unpacked.orElse(null)));
            return Optional.empty();
        }
    }

    private boolean loadFromBuild(NativeLibrary zstd) {
        Path folder = unpacked.orElse(null);
        if (folder == null || !zstd.isIntact(zstd.fileIn(folder)) || !tryToLoad(zstd.fileIn(folder))) {
            unpacked.map(Path::toString).ifPresent(failures::add);
            return false;
        }
        paths.sqlite()
                .map(folder::resolve)
                .filter(Files::isRegularFile) // its jar, which few commands need, is not opened for its checksum
                .ifPresent(NativeLibraries::useForSqlite);
        return true;
    }

    private boolean loadFrom(Path folder, NativeLibrary zstd) {
        try {
            if (!tryToLoad(zstd.unpackInto(folder))) {
                failures.add(folder.toString());
                return false;
            }
            Optional<NativeLibrary> sqlite = find(paths.sqlite());
            if (sqlite.isPresent()) {
                useForSqlite(sqlite.get().unpackInto(folder));
            }
            return true;
        } catch (IOException e) {
            failures.add(folder.toString());
            return false;
        }
    }

    private boolean tryToLoad(Path file) {
        try {
            loader.accept(file);
            return true;
        } catch (UnsatisfiedLinkError e) { // mounted without the right to run programs, or of another C library
            return false;
        }
    }

    /** Lets the library do what it does by itself. */
    private boolean loadFromTemporaryFolder() {
        try {
            paths.loadByItself().run();
            return true;
        } catch (LinkageError e) {
            failures.add(System.getProperty("java.io.tmpdir", ""));
            return false;
        }
    }

    private static void useForSqlite(Path file) {
        @Nullable Path folder = file.getParent();
        if (folder != null && System.getProperty(SQLITE_FOLDER) == null) {
            System.getProperties()
                    .putAll(Map.of(SQLITE_FOLDER, folder.toString(), SQLITE_NAME, String.valueOf(file.getFileName())));
        }
    }
}
