package io.roam.adapter.claude;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the examples in the documents compile, and do what they say. */
class DocumentsTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n((?:(?!```).)*?\nclass (\\w+).*?)```");

    @TempDir
    Path folder;

    @Test
    void theEmbeddingExampleRuns() throws Exception {
        compiled("embedding.md", "Example");
        TestMachine machine = TestMachine.in(folder.resolve("machine"));
        Path work = machine.folder("work");
        ClaudeHome claude = ClaudeHome.on(machine);
        String project = "projects/" + ProjectKey.keyOf(work.toString());
        claude.write(
                project + "/" + ClaudeHome.ID + ".jsonl",
                claude.user(ClaudeHome.ID, "hello").replaceFirst("\"cwd\":\"[^\"]*\"", "\"cwd\":\"" + work + "\""));
        Path meet = Files.createDirectories(folder.resolve("meet"));

        String said = run(machine.home(), "Example", meet.toString());

        assertThat(said)
                .contains(
                        "captured 1, placed 0\n",
                        ", last word on desktop\n",
                        "branch 1 of desktop\n",
                        "  USER: hello 1\n",
                        "claude --resume " + ClaudeHome.ID + " in " + work,
                        "found: hello 1\n",
                        "the watch has ended: true\n",
                        "on another device: roam pair roam1-");
    }

    @Test
    void theAdapterGuidesExampleCompiles() throws IOException {
        compiled("adapter-guide.md", "MyAdapterTest");
    }

    private void compiled(String document, String name) throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../docs/develop", document)));
        assertThat(example.find()).as("an example in " + document).isTrue();
        assertThat(example.group(2)).isEqualTo(name);
        Path source = Files.writeString(folder.resolve(name + ".java"), example.group(1));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean good = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of("-proc:none", "-Xlint:all", "-Werror", "--release", "17", "-d", folder.toString()),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(good).as(complaints.toString()).isTrue();
        }
    }

    private String run(Path home, String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                name));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        builder.environment().put("USERPROFILE", home.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return said.replace("\r\n", "\n");
    }
}
