package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
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
import org.junit.jupiter.api.io.TempDir;

/** The example of the transport guide compiles against what others get, and keeps the contract over a real object store. */
final class TransportExampleTest {
    private static final Path EXAMPLE = Path.of("../examples/transport-http");

    @TempDir
    Path classes;

    @BeforeEach
    void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8);
                Stream<Path> all = Files.walk(EXAMPLE.resolve("src"))) {
            List<Path> sources =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            boolean isGood = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of("-proc:none", "-Xlint:all", "-Werror", "--release", "17", "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(isGood).as(complaints.toString()).isTrue();
        }
    }

    @Test
    void theGuideShowsTheExample() throws IOException {
        String source = Files.readString(EXAMPLE.resolve("src/main/java/example/objects/ObjectStoreTransport.java"));
        assertThat(Files.readString(Path.of("../docs/develop/transport-guide.md")))
                .contains("```java\n" + source + "```\n");
    }

    @Tag("slow")
    @Test
    void theExampleKeepsTheContract() throws Exception {
        assumeTrue(System.getenv("ROAM_CHECK_S3RVER") != null, "no ROAM_CHECK_S3RVER: ./check provides it");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            ContractRun run = ContractRun.of(loader.loadClass("example.objects.ObjectStoreContractTest"));
            assertThat(run.failed()).isEmpty();
            assertThat(run.skipped()).isEmpty();
            assertThat(run.passed()).contains("unreachable-is-a-failure", "cut-off-is-fetched-again");
        }
    }
}
