package io.roam.cli.natives;

import com.github.luben.zstd.util.Native;
import com.github.luben.zstd.util.ZstdVersion;
import io.roam.spi.Os;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The paths of the libraries for one system and processor in their jars; empty where a jar has none.
 *
 * @param loadByItself lets Zstandard's library be unpacked into the temporary folder, as it is without roam
 */
record NativePaths(Optional<String> zstd, Optional<String> sqlite, Runnable loadByItself) {
    private static final Path OWN_MEMORY = Path.of("/proc/self/maps");

    static NativePaths ofThisProcess() {
        Os os = Os.named(System.getProperty("os.name", ""));
        boolean musl = os == Os.LINUX && usesMusl();
        return of(os, System.getProperty("os.arch", ""), musl, Native::load);
    }

    static NativePaths of(Os os, String architecture, boolean musl, Runnable loadByItself) {
        String lower = architecture.toLowerCase(Locale.ROOT);
        boolean x86 = lower.equals("amd64") || lower.equals("x86_64");
        boolean arm = lower.equals("aarch64") || lower.equals("arm64");
        if (!x86 && !arm) {
            return new NativePaths(Optional.empty(), Optional.empty(), loadByItself);
        }
        String version = "libzstd-jni-" + ZstdVersion.VERSION;
        String processor = arm ? "aarch64" : "x86_64";
        String forZstd = arm ? "aarch64" : "amd64";
        return switch (os) {
            case LINUX ->
                new NativePaths(
                        Optional.of("linux/" + forZstd + "/" + version + ".so"),
                        Optional.of(
                                "org/sqlite/native/Linux" + (musl ? "-Musl/" : "/") + processor + "/libsqlitejdbc.so"),
                        loadByItself);
            case MAC ->
                new NativePaths(
                        Optional.of("darwin/" + processor + "/" + version + ".dylib"),
                        Optional.of("org/sqlite/native/Mac/" + processor + "/libsqlitejdbc.dylib"),
                        loadByItself);
            case WINDOWS ->
                new NativePaths(
                        Optional.of("win/" + forZstd + "/" + version + ".dll"),
                        Optional.of("org/sqlite/native/Windows/" + processor + "/sqlitejdbc.dll"),
                        loadByItself);
        };
    }

    /** Whether this process runs on the C library of Alpine Linux. */
    private static boolean usesMusl() {
        try {
            return Files.readString(OWN_MEMORY, StandardCharsets.ISO_8859_1).contains("/ld-musl-");
        } catch (IOException e) {
            return false;
        }
    }
}
