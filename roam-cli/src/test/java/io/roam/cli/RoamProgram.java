package io.roam.cli;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Roam as a program of its own, from the classes that this JVM has. As in a distribution, it is jars and an archive of loaded classes, which
 * saves half of the time to start; they are made once for all test JVMs.
 */
public final class RoamProgram {
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto");
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");
    private static final List<String> COMMAND = createCommand();

    private RoamProgram() {}

    /** Returns what starts it; arguments may be added. */
    public static List<String> command() {
        return new ArrayList<>(COMMAND);
    }

    private static List<String> createCommand() {
        try {
            List<Path> parts = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .filter(Files::exists)
                    .toList();
            Path folder = parts.stream().filter(Files::isDirectory).findFirst().orElseThrow();
            Path all = Files.createDirectories(folder.resolveSibling("roam-program"));
            try (FileChannel file =
                    FileChannel.open(all.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                file.lock(); // until it is closed
                return createProgram(all.resolve(key(parts)), parts);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no program can be made of these classes", e);
        }
    }

    private static List<String> createProgram(Path folder, List<Path> parts) throws IOException, InterruptedException {
        boolean isThere = Files.exists(folder.resolve("done"));
        Files.createDirectories(folder);
        List<String> jars = new ArrayList<>();
        for (Path part : parts) {
            Path jar = Files.isDirectory(part) ? folder.resolve(jars.size() + ".jar") : part;
            if (!isThere && !jar.equals(part)) {
                pack(part, jar);
            }
            jars.add(jar.toString());
        }
        Path archive = folder.resolve("classes.jsa");
        if (!isThere) {
            Files.deleteIfExists(archive);
            Process tour = processBuilder(List.of("-XX:ArchiveClassesAtExit=" + archive), jars, "tour")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("done").toFile())
                    .start();
            tour.waitFor();
        }
        List<String> sharing = Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
        return processBuilder(sharing, jars).command();
    }

    private static ProcessBuilder processBuilder(List<String> sharing, List<String> jars, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(sharing);
        command.addAll(QUIET);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, jars), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Other classes are another program. */
    private static String key(List<Path> parts) throws IOException {
        Hasher key = Hashing.sha256().newHasher();
        for (Path part : parts) {
            try (Stream<Path> files = Files.walk(part)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    key.putString(file.toString(), StandardCharsets.UTF_8)
                            .putLong(Files.size(file))
                            .putLong(Files.getLastModifiedTime(file).toMillis());
                }
            }
        }
        return key.hash().toString().substring(0, 16);
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(folder)) {
            out.setLevel(0);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(name));
                Files.copy(file, out);
            }
        }
    }
}
