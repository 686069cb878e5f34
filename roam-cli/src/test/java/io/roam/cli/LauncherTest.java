package io.roam.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests how the script {@code roam} handles the archive of classes, with a fake Java that records its calls. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class LauncherTest {
    private static final String MAKING = "-XX:ArchiveClassesAtExit=";
    private static final String USING = "-XX:SharedArchiveFile=";

    @TempDir
    Path folder;

    private Path script;
    private Path jar;
    private Path cache;

    @BeforeEach
    void createDistributionAndJava() throws IOException {
        script = folder.resolve("my roam/roam");
        jar = folder.resolve("my roam/lib/roam-cli-1.jar");
        cache = Files.createDirectories(folder.resolve("home/.cache/roam"));
        Files.createDirectories(jar.getParent());
        Files.copy(Path.of("").toAbsolutePath().resolveSibling("roam"), script);
        Files.writeString(jar, "jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
        writeJavaRelease("17.0.15+6");
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                here=${0%/java/bin/java}
                echo "$*" >> "$here/calls"
                for word; do
                  case $word in
                    -XX:ArchiveClassesAtExit=*)
                      while [ -e "$here/hold" ]; do sleep 0.05; done
                      [ ! -e "$here/refuse" ] || exit 1
                      echo 'an archive' > "${word#*=}"
                      ;;
                    -XX:SharedArchiveFile=*) [ -s "${word#*=}" ] || exit 1 ;;
                  esac
                done
                echo said
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Background processes of the script write into the folder, which is about to be removed. */
    @AfterEach
    void awaitBackgroundProcesses() throws Exception {
        await(() -> ProcessHandle.allProcesses()
                .noneMatch(one -> one.info().commandLine().orElse("").contains(folder.toString())));
    }

    private void writeJavaRelease(String version) throws IOException {
        Path file = Files.createDirectories(folder.resolve("java")).resolve("release");
        Files.writeString(file, "JAVA_VERSION=\"17\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\n");
    }

    /** Runs the script until all of its output is read. */
    private void runScript() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "list", "--json").redirectErrorStream(true);
        assertThat(outputOf(builder)).isEqualTo("said\n");
    }

    private String outputOf(ProcessBuilder builder) throws Exception {
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Returns the last call of Java, other than those in the background. */
    private String lastCall() throws IOException {
        List<String> calls = calls(" list --json");
        return calls.get(calls.size() - 1);
    }

    private List<String> calls(String with) throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .filter(line -> line.contains(with))
                .toList();
    }

    private List<Path> files(String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(cache, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return visitFile(directory, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE; // a process that makes the archive renames its files
            }
        });
        return found;
    }

    private void awaitArchives(int count) throws Exception {
        await(() -> files(".size").size() == count && files(".lock").isEmpty());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 600 && !condition.call(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(condition.call()).isTrue();
    }

    @Test
    void whatIsMissingIsNamedWithAHint() throws Exception {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", script.toString()).redirectErrorStream(true);
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("JAVA_HOME", "/nowhere");
        assertThat(failureOf(builder)).isEqualTo("""
                roam: Java 17 or newer not found in JAVA_HOME (/nowhere) or PATH
                hint: install a JDK, or set JAVA_HOME to its folder
                """);
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        Files.delete(jar);
        Files.delete(jar.getParent());
        assertThat(failureOf(builder))
                .isEqualTo("roam: folder not found: " + script.toRealPath().resolveSibling("lib")
                        + "\nhint: install roam again: this copy is incomplete\n");
    }

    private static String failureOf(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(1);
        return output;
    }

    @Test
    void aDeletedCurrentFolderIsNamedAndJavaStartsInAnother() throws Exception {
        Path deleted = Files.createDirectories(folder.resolve("a work tree"));
        Path java = folder.resolve("java/bin/java");
        Files.writeString(
                java, Files.readString(java) + "pwd -P || exit 1\n"); // as Java, it needs a folder to start in
        String inDeletedFolder = "cd \"$1\" && rmdir \"$1\" && exec \"$2\" list --json";
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-c", inDeletedFolder, "bash", deleted.toString(), script.toString());
        assertThat(outputOf(builder)).isEqualTo("said\n/\n");
        assertThat(lastCall()).contains(" -Duser.dir=" + deleted + " ");
    }

    @Test
    void theArchiveIsMadeOnceAndUsedFromThenOn() throws Exception {
        runScript();
        assertThat(lastCall()).doesNotContain(USING, "-Xlog");
        awaitArchives(1);
        assertThat(calls(MAKING)).singleElement().asString().endsWith(" io.roam.cli.Main tour");
        runScript();
        assertThat(lastCall()).contains(USING + files(".jsa").get(0) + " -Xlog:disable -Xlog:all=error:stderr ");
        assertThat(calls(MAKING)).hasSize(1);
    }

    @Test
    void aTruncatedArchiveIsNotUsedAndMadeAnew() throws Exception {
        runScript();
        awaitArchives(1);
        Path archive = files(".jsa").get(0);
        FileTime time = Files.getLastModifiedTime(archive);
        Files.writeString(archive, "an");
        Files.setLastModifiedTime(archive, time);
        runScript();
        assertThat(lastCall()).doesNotContain(USING);
        await(() -> Files.readString(archive).equals("an archive\n"));
        awaitArchives(1);
        runScript();
        assertThat(lastCall()).contains(USING);
    }

    @Test
    void theArchiveOfAnotherBuildIsNotUsedAndMadeAnew() throws Exception {
        runScript();
        awaitArchives(1);
        Files.setLastModifiedTime(
                jar, FileTime.from(Instant.parse("2026-10-01T00:00:00Z"))); // an older build was restored
        runScript();
        assertThat(lastCall()).doesNotContain(USING);
        await(() -> Files.getLastModifiedTime(files(".jsa").get(0)).equals(Files.getLastModifiedTime(jar)));
        awaitArchives(1);
        runScript();
        assertThat(lastCall()).contains(USING);
    }

    @Test
    void anotherJavaHasAnArchiveOfItsOwn() throws Exception {
        runScript();
        awaitArchives(1);
        writeJavaRelease("17.0.16+1");
        runScript();
        assertThat(lastCall()).doesNotContain(USING);
        awaitArchives(2);
    }

    @Test
    void twoAtOnceMakeOneAndWaitForNothing() throws Exception {
        Files.createFile(folder.resolve("hold"));
        runScript(); // ends while the archive is being made
        await(() -> !calls(MAKING).isEmpty());
        runScript();
        assertThat(lastCall()).doesNotContain(USING);
        Files.delete(folder.resolve("hold"));
        awaitArchives(1);
        assertThat(calls(MAKING)).hasSize(1);
        assertThat(files("")).noneMatch(file -> file.toString().contains(".new."));
    }

    @Test
    void whatADeadProcessWasMakingIsTakenOver() throws Exception {
        runScript();
        awaitArchives(1);
        String archive = files(".jsa").get(0).toString().replace(".jsa", "");
        Files.delete(Path.of(archive + ".size"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectory(Path.of(archive + ".lock"));
        Files.writeString(Path.of(archive + ".lock/pid"), dead.pid() + "\n");
        runScript();
        awaitArchives(1);
    }

    @Test
    void aJavaThatMakesNoneIsAskedOnce() throws Exception {
        Files.createFile(folder.resolve("refuse"));
        runScript();
        awaitArchives(1);
        runScript();
        runScript();
        assertThat(lastCall()).doesNotContain(USING);
        assertThat(calls(MAKING)).hasSize(1);
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoObstacle() throws Exception {
        Files.writeString(cache.resolve("startup"), "in the way");
        runScript();
        runScript();
        assertThat(lastCall()).doesNotContain(USING);
        assertThat(files("")).containsExactlyInAnyOrder(cache, cache.resolve("startup"));
    }

    @Test
    void whereRoamIsNotSetUpNothingIsLeft() throws Exception {
        Files.delete(cache);
        runScript();
        assertThat(lastCall()).doesNotContain(USING);
        assertThat(cache).doesNotExist();
    }
}
