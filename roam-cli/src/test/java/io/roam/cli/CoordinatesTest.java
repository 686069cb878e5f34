package io.roam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The coordinates in Maven that documents, examples and the bill of materials name are those of the modules. */
class CoordinatesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path STRANGER = ROOT.resolve("roam-cli/src/test/resources/consumer-pom.xml");
    private static final Pattern XML = Pattern.compile("(?s)```xml\n(.*?)```");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(roam-[a-z-]+)` \\| `([a-z.]+)` \\|");
    private static final Pattern RELEASE = Pattern.compile("(?m)^## \\[(\\d[^\\]]*)]");
    private static final Pattern MODULE = Pattern.compile("(?m)^module ([a-z.]+) \\{");

    private final PomFile parent = PomFile.read(ROOT.resolve("pom.xml"));
    private final String group = parent.text("groupId");
    private final String version = parent.text("version");

    CoordinatesTest() throws IOException {}

    /** Returns the name as a Java module of each artifact for programs, by its id. */
    private Map<String, String> libraries() throws IOException {
        Map<String, String> modules = new TreeMap<>();
        for (String folder : parent.texts("module")) {
            Path declaration = ROOT.resolve(folder).resolve("src/main/java/module-info.java");
            if (Files.exists(declaration) && !folder.equals("roam-cli")) {
                Matcher module = MODULE.matcher(Files.readString(declaration));
                assertThat(module.find()).as(folder).isTrue();
                modules.put(
                        PomFile.read(ROOT.resolve(folder).resolve("pom.xml")).text("artifactId"), module.group(1));
            }
        }
        assertThat(modules).hasSizeGreaterThan(7);
        return modules;
    }

    @Test
    void theBillOfMaterialsHasEveryLibrary() throws IOException {
        PomFile bill = PomFile.read(ROOT.resolve("roam-bom/pom.xml"));
        assertThat(bill.text("groupId")).isEqualTo(group);
        assertThat(bill.text("version")).isEqualTo(version);
        assertThat(bill.coordinates("dependency"))
                .allMatch(one -> one.group().equals("${project.groupId}"))
                .allMatch(one -> one.version().equals("${project.version}"))
                .extracting(PomFile.Coordinates::artifact)
                .containsExactlyInAnyOrderElementsOf(libraries().keySet());
    }

    @Test
    void theEmbeddingGuideNamesEveryLibraryAndItsModule() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(Files.readString(ROOT.resolve("docs/develop/embedding.md")))
                .results()
                .forEach(row -> rows.put(row.group(1), row.group(2)));
        assertThat(rows).isEqualTo(libraries());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/develop/embedding.md"})
    void documentsNameWhatIsInstalled(String page) throws IOException {
        List<MatchResult> shown =
                XML.matcher(Files.readString(ROOT.resolve(page))).results().toList();
        assertThat(shown).isNotEmpty();
        for (MatchResult one : shown) {
            assertNamesThisBuild(PomFile.parse("<project>" + one.group(1) + "</project>"), version);
        }
    }

    private void assertNamesThisBuild(PomFile pom, String expectedVersion) throws IOException {
        List<PomFile.Coordinates> ours = pom.coordinates("dependency").stream()
                .filter(one -> one.artifact().startsWith("roam-"))
                .toList();
        assertThat(ours).isNotEmpty();
        Map<String, String> libraries = libraries();
        for (PomFile.Coordinates one : ours) {
            assertThat(one.group()).isEqualTo(group);
            assertThat(one.version()).isIn("", expectedVersion);
            assertThat(libraries.containsKey(one.artifact()) || one.artifact().equals("roam-bom"))
                    .as(one.artifact())
                    .isTrue();
        }
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> all = Files.list(ROOT.resolve("examples"))) {
            return all.map(folder -> folder.resolve("pom.xml")).filter(Files::exists).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesNameThisBuild(Path file) throws IOException {
        PomFile pom = PomFile.read(file);
        assertThat(pom.text("properties", "roam.version")).isEqualTo(version);
        assertNamesThisBuild(pom, "${roam.version}");
        assertThat(pom.coordinates("dependency"))
                .filteredOn(one -> one.artifact().equals("junit-jupiter"))
                .allMatch(one -> one.version().equals(parent.text("properties", "junit.version")));
    }

    static Stream<Path> projectsOfStrangers() throws IOException {
        return Stream.concat(examples(), Stream.of(STRANGER));
    }

    /** Otherwise they need the network, where the build itself had it. */
    @ParameterizedTest
    @MethodSource("projectsOfStrangers")
    void projectsOfStrangersUseThePluginsOfThisBuild(Path file) throws IOException {
        assertThat(PomFile.read(file).coordinates("plugin"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(parent.coordinates("plugin")).contains(one));
    }

    /** There is nothing to compare with before the first release; from then on it is compared with the last one. */
    @Test
    void thePublicInterfaceIsComparedWithTheLastRelease() throws IOException {
        Optional<String> last = RELEASE.matcher(Files.readString(ROOT.resolve("CHANGELOG.md")))
                .results()
                .map(heading -> heading.group(1))
                .filter(release -> !release.equals(version))
                .findFirst();
        assertThat(parent.text("properties", "japicmp.skip")).isEqualTo(String.valueOf(last.isEmpty()));
        last.ifPresent(release ->
                assertThat(parent.text("properties", "roam.released")).isEqualTo(release));
    }
}
