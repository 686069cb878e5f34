package io.roam.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Providers;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            "windsurf-implicit",
            "codex",
            "gemini",
            "qwen");

    @TempDir
    Path folder;

    Path adapters;
    List<Diagnosis> problems = List.of();

    @BeforeEach
    void adapters() throws Exception {
        adapters = Files.createDirectories(folder.resolve("adapters"));
    }

    private List<String> found() {
        try (Providers installed = Providers.installed(adapters)) {
            problems = installed.problems();
            assertThat(installed.transports())
                    .extracting(TransportProvider::scheme)
                    .containsExactlyInAnyOrder("folder", "syncthing");
            return installed.adapters().stream().map(ToolAdapter::id).toList();
        }
    }

    private static List<String> packagedAnd(String... more) {
        List<String> all = new ArrayList<>(PACKAGED);
        all.addAll(List.of(more));
        return all;
    }

    private Diagnosis problemOf(Path file) {
        return problems.stream()
                .filter(problem -> problem.where().contains(file.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no problem of " + file + " in " + problems));
    }

    @Test
    void withoutAFolderThereIsWhatIsPackaged() throws Exception {
        Files.delete(adapters);
        assertThat(found()).isEqualTo(PACKAGED);
        assertThat(problems).isEmpty();
        try (Providers installed = Providers.installed()) {
            assertThat(installed.adapters()).extracting(ToolAdapter::id).isEqualTo(PACKAGED);
        }
    }

    @Test
    void aJarIsFoundAndDescribed() throws Exception {
        Path jar = TestJar.withAdapter(adapters.resolve("gull.jar"), "Gull", "\"gull\"");
        assertThat(found()).isEqualTo(packagedAnd("gull"));
        assertThat(problems).isEmpty();
        try (Providers installed = Providers.installed(adapters)) {
            assertThat(installed.found())
                    .contains(new Providers.Found("gull", "Gull", Optional.empty(), jar.toString()));
        }
    }

    @Test
    void aBrokenOneIsNamedAndPassedOver() throws Exception {
        Path thrower = TestJar.withAdapter(
                adapters.resolve("a.jar"),
                "Thrower",
                "String.valueOf(1 / (id0() - 1)); }" + " static int id0() { return 1");
        Path nobody =
                TestJar.pack(adapters.resolve("b.jar"), folder, TestJar.CURRENT, "no.such.Class", "this is no name");
        Path text = Files.writeString(adapters.resolve("c.jar"), "no jar");
        Path shouter = TestJar.withAdapter(adapters.resolve("d.jar"), "Shouter", "\"Not An Id\"");
        Path silent = TestJar.withAdapter(adapters.resolve("f.jar"), "Silent", "null");
        Path directory = Files.createDirectory(adapters.resolve("g.jar"));
        Path empty = TestJar.pack(adapters.resolve("h.jar"), folder, TestJar.CURRENT);
        Path deep = TestJar.withAdapter(adapters.resolve("i.jar"), "Deep", "id()");
        TestJar.withAdapter(adapters.resolve("e.jar"), "Gull", "\"gull\"");

        assertThat(found()).isEqualTo(packagedAnd("gull"));

        assertThat(problemOf(thrower).what()).contains("ArithmeticException");
        assertThat(problemOf(nobody).what()).contains("is broken, and is passed over");
        assertThat(problemOf(text).what()).isEqualTo("A file is not a jar");
        assertThat(problemOf(shouter).what()).contains("\"Not An Id\"");
        assertThat(problemOf(silent).what()).contains("returned null");
        assertThat(problemOf(directory).what()).isEqualTo("A folder is where an adapter's jar should be");
        assertThat(problemOf(empty).what()).isEqualTo("A jar contains no adapter");
        assertThat(problemOf(deep).what()).contains("StackOverflowError");
        assertThat(problems)
                .allMatch(problem ->
                        problem.severity().isTrouble() && !problem.remedy().isEmpty());
    }

    @Test
    void theVersionOfTheInterfacesIsChecked() throws Exception {
        Path newer = TestJar.withAdapter(adapters.resolve("a.jar"), "Gull", "\"gull\"", "return List.of();", "2");
        Path older = TestJar.withAdapter(adapters.resolve("b.jar"), "Tern", "\"tern\"", "return List.of();", "0");
        Path other = TestJar.withAdapter(adapters.resolve("c.jar"), "Auk", "\"auk\"", "return List.of();", "1.0");
        Path none = TestJar.withAdapter(adapters.resolve("d.jar"), "Crow", "\"crow\"", "return List.of();", "");
        assertThat(found()).isEqualTo(packagedAnd("crow"));
        assertThat(problemOf(newer).remedy()).hasToString("update roam");
        assertThat(problemOf(older).remedy()).hasToString("update the adapter");
        assertThat(problemOf(other).what()).contains("\"1.0\"");
        assertThat(problemOf(none).severity()).isEqualTo(Diagnosis.Severity.NOTICE);
        assertThat(problemOf(none).remedy().toString()).endsWith("Roam-Spi-Version: 1");
    }

    @Test
    void aJarSeesJavaAndWhatIsPromised() throws Exception {
        TestJar.withAdapter(
                adapters.resolve("a.jar"),
                "Gull",
                "io.roam.api.RoamHome.class.getSimpleName().equals(\"RoamHome\")"
                        + " && java.net.http.HttpClient.class != null ? \"gull\" : null");
        Path inside = TestJar.withAdapter(
                adapters.resolve("b.jar"), "Tern", "io.roam.text.SpellingSuggestion.class == null ? null : \"tern\"");
        Path library = TestJar.withAdapter(
                adapters.resolve("c.jar"),
                "Auk",
                "com.google.common.collect.ImmutableList.class == null ? null : \"auk\"");
        assertThat(found()).isEqualTo(packagedAnd("gull"));
        assertThat(problemOf(inside).what()).contains("NoClassDefFoundError");
        assertThat(problemOf(library).remedy())
                .hasToString("use a jar that contains all classes it needs, or remove it");
    }

    @Test
    void aJarMayBringALibraryOfRoamInAnotherVersion() throws Exception {
        Path library = TestJar.compile(
                folder,
                "com/google/common/collect/ImmutableList",
                "package com.google.common.collect; public class ImmutableList { public static String id() { return \"own\"; } }");
        TestJar.withAdapter(adapters.resolve("a.jar"), "Gull", library, "com.google.common.collect.ImmutableList.id()");
        assertThat(found()).isEqualTo(packagedAnd("own"));
        assertThat(problems).isEmpty();
    }

    @Test
    void ofTwoWithOneIdNeitherIsUsed() throws Exception {
        Path first = TestJar.withAdapter(adapters.resolve("a.jar"), "Gull", "\"gull\"");
        Path second = TestJar.withAdapter(adapters.resolve("b.jar"), "Tern", "\"gull\"");
        TestJar.withAdapter(adapters.resolve("c.jar"), "Auk", "\"claude\"");
        assertThat(found()).isEqualTo(PACKAGED.subList(1, PACKAGED.size()));
        assertThat(problems).hasSize(2);
        assertThat(problemOf(first).where()).contains(second.toString());
    }

    @Test
    void afterClosingTheJarCanBeReplaced() throws Exception {
        Path jar = TestJar.withAdapter(adapters.resolve("a.jar"), "Gull", "\"gull\"");
        Providers installed = Providers.installed(adapters);
        ToolAdapter gull = installed.adapters().get(PACKAGED.size());
        assertThat(gull.locate(machine())).isEmpty();
        installed.close();
        Files.delete(jar);
        TestJar.withAdapter(jar, "Gull", "\"tern\"");
        assertThat(found()).isEqualTo(packagedAnd("tern"));
    }

    private Machine machine() {
        return io.roam.testkit.TestMachine.in(folder).machine();
    }
}
