package io.roam.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java modules of the build: what each promises, and which providers it has. */
class ModulesTest {
    private static final Pattern NAME = Pattern.compile("module (\\S+) \\{");
    private static final Pattern EXPORT = Pattern.compile("exports (\\S+)(?: to\\s+([^;]+))?;");
    private static final Pattern PROVIDED = Pattern.compile("provides (\\S+) with\\s+([^;]+);");

    /** What a module shows everyone; one that is not here shows nothing. */
    private static final Map<String, Set<String>> PROMISED = Map.of(
            "io.roam.core",
                    Set.of(
                            "io.roam",
                            "io.roam.api",
                            "io.roam.spi",
                            "io.roam.spi.tool",
                            "io.roam.spi.transport",
                            "io.roam.transcript"),
            "io.roam.testkit", Set.of("io.roam.testkit", "io.roam.testkit.fuzz"),
            "io.roam.adapter.kit", Set.of("io.roam.adapter.kit"));

    private final Map<String, Path> modules = findModules();

    private static Map<String, Path> findModules() {
        Map<String, Path> found = new TreeMap<>();
        for (Path folder : moduleFolders()) {
            Path file = folder.resolve("src/main/java/module-info.java");
            assertThat(file).as("the descriptor of a module").isRegularFile();
            Matcher name = NAME.matcher(read(file));
            assertThat(name.find()).as(file.toString()).isTrue();
            found.put(name.group(1), folder);
        }
        return found;
    }

    private static List<Path> moduleFolders() {
        try (Stream<Path> all = Files.list(Path.of("").toAbsolutePath().getParent())) {
            return all.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String descriptorOf(Path folder) {
        return read(folder.resolve("src/main/java/module-info.java"));
    }

    @Test
    void modulesAreNamedForTheirFolders() {
        modules.forEach((name, folder) -> assertThat(name)
                .isEqualTo("io." + folder.getFileName().toString().replace('-', '.')));
    }

    @Test
    void onlyWhatIsPromisedIsExported() {
        modules.forEach((name, folder) -> {
            Set<String> open = EXPORT.matcher(descriptorOf(folder))
                    .results()
                    .filter(export -> export.group(2) == null)
                    .map(export -> export.group(1))
                    .collect(Collectors.toSet());
            assertThat(open).as("exports of " + name).isEqualTo(PROMISED.getOrDefault(name, Set.of()));
        });
    }

    @Test
    void whatIsInternalIsShownToTheseModulesOnly() {
        modules.forEach((name, folder) -> EXPORT.matcher(descriptorOf(folder))
                .results()
                .filter(export -> export.group(2) != null)
                .forEach(export -> assertThat(modules.keySet())
                        .as("modules to which " + name + " exports " + export.group(1))
                        .containsAll(List.of(export.group(2).strip().split("\\s*,\\s*")))));
    }

    @Test
    void modulePathAndClassPathShowTheSameProviders() {
        modules.forEach((name, folder) -> {
            Path services = folder.resolve("src/main/resources/META-INF/services");
            assertThat(providedBy(descriptorOf(folder)))
                    .as("providers of " + name)
                    .isEqualTo(listedIn(services));
        });
        assertThat(modules.values().stream().map(folder -> providedBy(descriptorOf(folder))))
                .anyMatch(provided -> provided.contains("ToolAdapter ClaudeAdapter"))
                .anyMatch(provided -> provided.contains("TransportProvider SyncthingTransportProvider"));
    }

    private static Set<String> providedBy(String descriptor) {
        Set<String> provided = new TreeSet<>();
        PROVIDED.matcher(descriptor).results().forEach(provides -> {
            for (String type : provides.group(2).strip().split("\\s*,\\s*")) {
                provided.add(provides.group(1).replace('.', '$') + " " + type);
            }
        });
        return provided;
    }

    private static Set<String> listedIn(Path services) {
        Set<String> listed = new TreeSet<>();
        if (Files.isDirectory(services)) {
            try (Stream<Path> files = Files.list(services)) {
                for (Path file : files.toList()) {
                    String service = simpleName(String.valueOf(file.getFileName()));
                    Files.readAllLines(file).forEach(line -> listed.add(service + " " + simpleName(line)));
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return listed;
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
