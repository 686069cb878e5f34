package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern TYPED =
            Pattern.compile("(?:^ {4}\\./|`|`\\./)roam ([a-z][a-z-]*)((?: [^`\n]*)?)", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    static Stream<String> names() {
        return Commands.summaries().keySet().stream();
    }

    private static CommandLine parser(String name) {
        return Commands.find(name).orElseThrow().syntax().createParser();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/reference/commands.md", "docs/reference/what-is-not-synced.md"})
    void whatDocumentsTellToTypeExists(String file) throws IOException {
        List<MatchResult> typed = TYPED.matcher(read(file)).results().toList();
        assertThat(typed).isNotEmpty();
        for (MatchResult one : typed) {
            assertThat(Commands.find(one.group(1))).as(one.group()).isPresent();
            OPTION.matcher(one.group(2))
                    .results()
                    .forEach(option -> assertThat(
                                    parser(one.group(1)).getCommandSpec().findOption(option.group()))
                            .as(one.group())
                            .isNotNull());
        }
    }

    @Test
    void theFirstCommandStandsWithinTwentyLines() throws IOException {
        assertThat(read("README.md").lines().limit(20)).contains("    ./roam tour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/reference/commands.md", "docs/reference/what-is-not-synced.md"})
    void linksLeadSomewhere(String file) throws IOException {
        Path folder = ROOT.resolve(file).getParent();
        LINK.matcher(read(file))
                .results()
                .forEach(link -> assertThat(folder.resolve(link.group(1))).exists());
    }

    /** Returns how the last line on standard error begins by exit code, as the table of exit codes has it; empty: anything. */
    static Map<Integer, String> lastLines() throws IOException {
        String text = read("docs/reference/commands.md");
        Map<Integer, String> beginnings = new TreeMap<>();
        text.substring(text.indexOf("| exit code |"), text.indexOf("What a rule of yours"))
                .lines()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 3 && cells[1].strip().matches("\\d+"))
                .forEach(cells -> beginnings.put(
                        Integer.parseInt(cells[1].strip()), cells[3].contains("`") ? cells[3].split("`")[1] : ""));
        return beginnings;
    }

    /** Returns the ids in the table of diagnoses. */
    static Set<String> diagnoses() throws IOException {
        String text = read("docs/reference/commands.md");
        String table = text.substring(text.indexOf("| diagnosis |"), text.indexOf("JSON: `well`"));
        return table.lines()
                .filter(line -> line.startsWith("|"))
                .flatMap(line -> Pattern.compile("`([a-z-]+)`")
                        .matcher(line.split("\\|")[1])
                        .results())
                .map(id -> id.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyDiagnosisThatIsDocumentedIsProvoked() throws IOException {
        StringBuilder tests = new StringBuilder();
        for (String name : List.of("Home", "Stores", "Pool", "Devices")) {
            tests.append(read("roam-cli/src/test/java/io/roam/cli/command/Doctor" + name + "Test.java"));
        }
        assertThat(diagnoses())
                .hasSizeGreaterThan(30)
                .allSatisfy(id -> assertThat(tests).contains("(\"" + id + "\""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandAndOptionIsDocumented(String name) throws IOException {
        String heading = read("docs/reference/commands.md")
                .lines()
                .filter(line -> line.matches("## `roam " + name + "[ `].*"))
                .findFirst()
                .orElseThrow();
        TreeSet<String> documented = new TreeSet<>();
        OPTION.matcher(heading).results().forEach(option -> documented.add(option.group()));
        TreeSet<String> there = new TreeSet<>();
        parser(name).getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> there.add(option.longestName()));
        there.remove("--help");
        assertThat(documented).isEqualTo(there);
    }
}
