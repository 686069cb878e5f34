package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.args.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import picocli.CommandLine.Model.CommandSpec;

class DocumentsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern TYPED = Pattern.compile(
            "(?:^ *(?:[a-z]+)?\\$ |\\| ssh [a-z]+ |`|\\$\\()(?:\\./)?roam ([a-z][a-z-]*)((?: [^`\n|#]*)?)",
            Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]+))?\\)");

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    /** Pages for users: all but those for developers and about formats, and the page that is generated. */
    static Stream<Path> userPages() throws IOException {
        return pages().filter(page -> {
            String name = ROOT.relativize(page).toString();
            return !name.matches("docs/(?:develop|reference/formats)/.*|docs/reference/commands.md|CONTRIBUTING.md");
        });
    }

    @ParameterizedTest
    @MethodSource("userPages")
    void whatDocumentsTellToTypeExists(Path page) throws IOException {
        for (MatchResult one : TYPED.matcher(Files.readString(page)).results().toList()) {
            Command command = Commands.find(one.group(1)).orElse(null);
            assertThat(command).as(one.group()).isNotNull();
            CommandSpec syntax = command.syntax().createParser().getCommandSpec();
            for (MatchResult option : OPTION.matcher(one.group(2)).results().toList()) {
                assertThat(syntax.findOption(option.group())).as(one.group()).isNotNull();
                assertThat(syntax.findOption(option.group()).hidden())
                        .as(one.group())
                        .isFalse();
            }
        }
    }

    @Test
    void theReadmeBeginsWithACommand() throws IOException {
        assertThat(read("README.md").lines().limit(45)).contains("$ ./roam tour");
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                    Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                    files.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
            Path target = page.resolveSibling(link.group(1)).normalize();
            if (link.group(1).isEmpty()) {
                target = page;
            }
            assertThat(target).as(link.group()).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).as(link.group()).contains(link.group(2));
            }
        }
    }

    private static List<String> anchors(Path page) throws IOException {
        return Files.readString(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void theIndexHasEveryPage() throws IOException {
        Path index = ROOT.resolve("docs/README.md");
        Set<Path> linked = LINK.matcher(Files.readString(index))
                .results()
                .map(link -> index.resolveSibling(link.group(1)).normalize())
                .collect(Collectors.toSet());
        linked.add(index);
        linked.add(ROOT.resolve("README.md"));
        assertThat(pages()).allSatisfy(page -> assertThat(linked).contains(page));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageNamesItsQuestion(Path page) throws IOException {
        if (page.startsWith(ROOT.resolve("docs"))) {
            assertThat(Files.readAllLines(page).get(2))
                    .startsWith("This page answers: ")
                    .contains("?");
        }
    }

    /** Sentences of guides have at most 25 words; pages of figures and fields of JSON are not guides. */
    @ParameterizedTest
    @MethodSource("userPages")
    void sentencesAreShort(Path page) throws IOException {
        if (!page.toString().matches(".*/(?:benchmarks|json)\\.md")) {
            for (TextPassage passage : DocumentProse.read(ROOT, page)) {
                for (String sentence : passage.text().split("\\||(?<=[.?!:;]) ")) {
                    assertThat(WordingRules.countWords(sentence))
                            .as("%s: %s", passage.place(), sentence)
                            .isLessThan(26);
                }
            }
        }
    }

    private static String hideNames(String line) {
        return line.strip()
                .replaceAll("<(?:id|session)\\d+>|\\b[0-9a-f]{8}\\b", "<id>")
                .replaceAll("<code\\d+>|roam1-…", "<code>");
    }

    /** What these guides show of roam's output is in the golden transcript of a first day. */
    @ParameterizedTest
    @ValueSource(strings = {"sync-through-a-folder", "branches"})
    void guidesShowRealOutput(String guide) throws IOException {
        Set<String> real = read("roam-cli/src/test/resources/first-day.txt")
                .lines()
                .map(DocumentsTest::hideNames)
                .collect(Collectors.toSet());
        String page = read("docs/how-to/" + guide + ".md");
        List<String> shown = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(DocumentsTest::hideNames)
                .filter(line -> !line.matches("…|(?:[a-z]+)?\\$ .*"))
                .toList();
        assertThat(shown).hasSizeGreaterThan(1).isSubsetOf(real);
    }

    /** Returns how the last line on standard error begins by exit code, as the table of exit codes has it; empty: anything. */
    static Map<Integer, String> lastLines() throws IOException {
        Map<Integer, String> beginnings = new TreeMap<>();
        read("docs/reference/exit-codes.md")
                .lines()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 3 && cells[1].strip().matches("\\d+"))
                .forEach(cells -> beginnings.put(
                        Integer.parseInt(cells[1].strip()), cells[3].contains("`") ? cells[3].split("`")[1] : ""));
        return beginnings;
    }

    /** Returns the ids in the table of diagnoses. */
    static Set<String> diagnoses() throws IOException {
        return read("docs/reference/doctor-checks.md")
                .lines()
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
}
