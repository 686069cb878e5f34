package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with the last release is off until there is one: here it is with an invented one. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class ReleasedApiIT {
    private static final String RELEASED = "0.0.1";
    private static final String TRANSPORT = "io/roam/spi/transport/TransportProvider";

    @TempDir
    Path folder;

    private StrangerRepository repository;

    @BeforeEach
    void install() throws IOException {
        repository = StrangerRepository.installed(Files.createDirectories(folder.resolve("repository")));
    }

    @Test
    void internalsMayGoAndPromisedTypesMayCome() throws Exception {
        try (FileSystem jar = repository.installCopy("roam-core", RELEASED)) {
            putClass(jar, "io/roam/pool/Withdrawn", "package io.roam.pool; public class Withdrawn {}");
            Files.delete(jar.getPath("io/roam/api/HomeLockedException.class"));
        }
        StrangerRepository.Result result = compare();
        assertThat(result.code()).as(result.output()).isZero();
    }

    @Test
    void whatIsPromisedMayNotGo() throws Exception {
        try (FileSystem jar = repository.installCopy("roam-core", RELEASED)) {
            putClass(jar, "io/roam/api/Withdrawn", "package io.roam.api; public class Withdrawn {}");
            String source = Files.readString(
                    repository.root().resolve("roam-core/src/main/java").resolve(TRANSPORT + ".java"));
            int end = source.lastIndexOf('}');
            putClass(jar, TRANSPORT, source.substring(0, end) + "default void withdraw() {}\n}\n");
        }
        StrangerRepository.Result result = compare();
        assertThat(result.code()).as(result.output()).isNotZero();
        assertThat(result.output()).contains("io.roam.api.Withdrawn", "TransportProvider.withdraw()");
    }

    private void putClass(FileSystem jar, String type, String source) throws IOException {
        Path file = folder.resolve("doctored").resolve(type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "--release", "17", "-d", classes.toString());
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(file))
                            .call())
                    .isTrue();
        }
        try (Stream<Path> made = Files.list(classes.resolve(type).getParent())) {
            for (Path one : made.filter(Files::isRegularFile).toList()) {
                Path to = jar.getPath(classes.relativize(one).toString());
                Files.deleteIfExists(to);
                Files.copy(one, to);
            }
        }
    }

    private StrangerRepository.Result compare() throws IOException, InterruptedException {
        return repository.run(
                repository.root(),
                Path.of(System.getProperty("java.home")),
                "-pl",
                "roam-core",
                "japicmp:cmp@promised-api",
                "-Djapicmp.skip=false",
                "-Droam.released=" + RELEASED,
                "-Droam.build=" + System.getProperty("roam.build"));
    }
}
