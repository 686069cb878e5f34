package io.roam.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code examples/}, each as a jar in the folder {@code adapters} of two devices. */
final class DroppedAdapterTest {
    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;

    @BeforeEach
    void prepare() throws IOException {
        ada = new TestDevice(folder.resolve("ada"));
        bob = new TestDevice(folder.resolve("bob"));
        Path lines = jarOf("adapter-lines");
        Path documents = jarOf("adapter-documents");
        for (TestDevice device : List.of(ada, bob)) {
            Path adapters = device.machine.folder(".config/roam/adapters");
            Files.copy(lines, adapters.resolve("lines.jar"));
            Files.copy(documents, adapters.resolve("documents.jar"));
            device.machine.folder(".pen/sessions");
            device.machine.folder(".pad/chats");
            device.machine.folder("work");
        }
    }

    /** Builds the jar of an example: its classes and resources, and nothing else. */
    private Path jarOf(String example) throws IOException {
        Path source = Path.of("..", "examples", example, "src", "main")
                .toAbsolutePath()
                .normalize();
        Path classes = Files.createDirectories(folder.resolve(example));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
        filesBelow(source.resolve("java")).forEach(file -> arguments.add(file.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Path jar = folder.resolve(example + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest())) {
            for (Path root : List.of(classes, source.resolve("resources"))) {
                for (Path part : filesBelow(root)) {
                    out.putNextEntry(
                            new JarEntry(root.relativize(part).toString().replace('\\', '/')));
                    out.write(Files.readAllBytes(part));
                }
            }
        }
        return jar;
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Roam-Spi-Version", "1");
        return manifest;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void pair() {
        String meet = "folder:" + folder.resolve("meet");
        ada.runOk("init", "--name", "ada", "--via", meet, "--unencrypted");
        bob.runOk("init", "--name", "bob", "--via", meet, "--unencrypted");
        bob.askToPair(ada);
        ada.run("sync");
        syncBoth();
    }

    private void syncBoth() {
        for (int round = 0; round < 2; round++) {
            for (TestDevice device : List.of(ada, bob)) {
                device.machine.advance(Duration.ofSeconds(10));
                device.runOk("sync");
            }
        }
    }

    @Test
    void linesAndDocumentsGoOverAndAreContinued() throws IOException {
        Path work = ada.machine.folder("work");
        Path pen = ada.machine.folder(".pen/sessions").resolve("one.jsonl");
        Files.writeString(
                pen,
                "{\"type\":\"session\",\"id\":\"one\",\"folder\":\"" + work + "\"}\n"
                        + "{\"type\":\"message\",\"id\":\"m1\",\"from\":\"user\",\"text\":\"Where is the lamp?\"}\n");
        Path pad = ada.machine.folder(".pad/chats").resolve("two.json");
        Files.writeString(
                pad,
                "{\"id\":\"two\",\"folder\":\"" + work + "\",\"title\":\"Door\",\"messages\":["
                        + "{\"uuid\":\"u1\",\"role\":\"user\",\"text\":\"Where is the door?\"}]}");
        pair();
        bob.runOk("map", work.toString(), bob.machine.folder("work").toString());
        syncBoth();

        Path penThere = bob.machine.folder(".pen/sessions").resolve("one.jsonl");
        Path padThere = bob.machine.folder(".pad/chats").resolve("two.json");
        assertThat(penThere)
                .content(UTF_8)
                .contains("Where is the lamp?")
                .contains(bob.machine.folder("work").toString());
        assertThat(padThere).content(UTF_8).contains("Where is the door?").contains("\"title\":\"Door\"");

        assertThat(bob.runOk("show", "two").out()).contains("Where is the door?");
        assertThat(bob.runOk("list", "--json").out()).contains("\"pen\"").contains("\"pad\"");
        bob.in(bob.machine.folder("work")).runOk("resume", "Door");
        assertThat(bob.started).contains(List.of("pad", "open", "two"));

        Files.writeString(
                penThere,
                Files.readString(penThere)
                        + "{\"type\":\"message\",\"id\":\"m2\",\"parent\":\"m1\",\"from\":\"pen\",\"text\":\"On the table.\"}\n");
        syncBoth();
        assertThat(pen).content(UTF_8).contains("On the table.");
        assertThat(JsonObject.parse(ada.runOk("status", "--json").out().getBytes(UTF_8))
                        .fields())
                .isNotEmpty();
    }
}
