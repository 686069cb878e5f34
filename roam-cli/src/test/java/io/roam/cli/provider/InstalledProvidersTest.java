package io.roam.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledProvidersTest {
    private static final List<String> PACKAGED = List.of(
            "claude",
            "cursor",
            "cursor-agent",
            "windsurf",
            "devin",
            "devin-transcript",
            "windsurf-transcript",
            "windsurf-export",
            "antigravity",
            "windsurf-implicit");

    @TempDir
    Path folder;

    Path adapters;
    final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void adapters() throws Exception {
        adapters = Files.createDirectories(folder.resolve("adapters"));
    }

    private List<String> found() {
        try (InstalledProviders installed = new InstalledProviders(adapters, complaints::add)) {
            assertThat(installed.providers().transports())
                    .extracting(TransportProvider::scheme)
                    .containsExactlyInAnyOrder("folder", "syncthing");
            return installed.providers().adapters().stream()
                    .map(ToolAdapter::id)
                    .toList();
        }
    }

    private static List<String> packagedAnd(String... more) {
        List<String> all = new ArrayList<>(PACKAGED);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void withoutAFolderThereIsWhatIsPackaged() throws Exception {
        Files.delete(adapters);
        assertThat(found()).isEqualTo(PACKAGED);
        assertThat(complaints).isEmpty();
    }

    @Test
    void aJarIsFoundAndDescribed() throws Exception {
        Path jar = TestJar.withAdapter(adapters.resolve("gull.jar"), "Gull", "\"gull\"");
        assertThat(found()).isEqualTo(packagedAnd("gull"));
        try (InstalledProviders installed = new InstalledProviders(adapters, complaints::add)) {
            assertThat(installed.descriptions()).anyMatch(line -> line.equals("gull Gull (no version) " + jar));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aBrokenOneIsNamedAndPassedOver() throws Exception {
        TestJar.withAdapter(
                adapters.resolve("a.jar"),
                "Thrower",
                "String.valueOf(1 / (id0() - 1)); }" + " static int id0() { return 1");
        TestJar.pack(adapters.resolve("b.jar"), folder, "no.such.Class", "this is no name");
        Files.writeString(adapters.resolve("c.jar"), "no jar");
        TestJar.withAdapter(adapters.resolve("d.jar"), "Shouter", "\"Not An Id\"");
        TestJar.withAdapter(adapters.resolve("e.jar"), "Gull", "\"gull\"");
        assertThat(found()).isEqualTo(packagedAnd("gull"));
        assertThat(String.join("\n", complaints))
                .contains(
                        adapters.resolve("a.jar").toString(),
                        adapters.resolve("b.jar").toString())
                .contains(adapters.resolve("d.jar").toString(), "ArithmeticException");
        assertThat(complaints).allMatch(line -> line.endsWith("remove its jar or update it)"));
    }

    @Test
    void ofTwoWithOneIdNeitherIsUsed() throws Exception {
        Path first = TestJar.withAdapter(adapters.resolve("a.jar"), "Gull", "\"gull\"");
        Path second = TestJar.withAdapter(adapters.resolve("b.jar"), "Tern", "\"gull\"");
        TestJar.withAdapter(adapters.resolve("c.jar"), "Auk", "\"claude\"");
        assertThat(found()).isEqualTo(PACKAGED.subList(1, PACKAGED.size()));
        assertThat(complaints).hasSize(2);
        assertThat(complaints).anyMatch(line -> line.contains(first.toString()) && line.contains(second.toString()));
    }
}
