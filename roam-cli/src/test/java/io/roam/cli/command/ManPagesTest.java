package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.cli.help.HelpPage;
import io.roam.cli.help.HelpSection;
import io.roam.cli.help.HelpTopic;
import io.roam.cli.help.ManPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManPagesTest {
    private static final Pattern REQUEST =
            Pattern.compile("\\.(?:PP|TP|nf|fi|SH [A-Z ]+|TH [A-Z\\\\-]+ [17] \"\" \"roam [^\"]+\" \"roam manual\")");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:e|-|&|fB|fR|\\((?:aq|dq|ga|ha|ti)|\\[u[0-9A-F]{4,5}])");

    @TempDir
    Path folder;

    static Stream<Map.Entry<String, String>> pages() {
        return ManPages.all().entrySet().stream();
    }

    @Test
    void everyCommandAndTopicHasAPage() {
        assertThat(ManPages.all()).containsKeys("man1/roam.1", "man1/roam-sync.1", "man7/roam-ids.7");
        assertThat(ManPages.all()).hasSize(1 + Commands.names().size() + HelpTopic.values().length);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasOnlyRequestsAndEscapesThatThereAre(Map.Entry<String, String> page) {
        List<String> lines = page.getValue().lines().toList();
        assertThat(lines.get(0)).startsWith(".TH ROAM");
        assertThat(page.getValue()).contains("\n.SH NAME\nroam");
        lines.stream()
                .filter(line -> line.startsWith(".") || line.startsWith("'"))
                .forEach(line -> assertThat(line).matches(REQUEST));
        assertThat(ESCAPE.matcher(page.getValue()).replaceAll("")).doesNotContain("\\");
        assertThat(page.getValue().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
    }

    @Test
    void whatLooksLikeARequestIsText() {
        HelpPage page = new HelpPage(
                "roam odd",
                "Show \\n odd text",
                List.of(".SH is no heading", "'tis a quote", "a - b ~ \u2717 `c` ^"),
                List.of(new HelpSection.Example("EXAMPLES", List.of(".fi", "$ echo 'it\\'s'"))));
        assertThat(ManPage.format(page, ManPage.COMMANDS, "roam 1"))
                .contains(
                        "\nroam\\-odd \\- Show \\en odd text\n",
                        "\n\\&.SH is no heading\n",
                        "\n\\(aqtis a quote\n",
                        "\na \\- b \\(ti \\[u2717] \\(gac\\(ga \\(ha\n",
                        "\n\\&.fi\n",
                        "\n$ echo \\(aqit\\e\\(aqs\\(aq\n");
    }

    @Test
    void groffFormatsThemWithoutAWarning() throws Exception {
        assumeTrue(isInstalled("groff"), "no groff");
        TestDevice device = new TestDevice(folder.resolve("device"));
        Path pages = folder.resolve("man pages");
        assertThat(device.runOk("help", "--man", pages.toString()).out()).contains(" man pages to " + pages);
        try (Stream<Path> files = Files.walk(pages)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Process groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-z", file.toString())
                        .redirectErrorStream(true)
                        .start();
                String warnings = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(warnings.lines().filter(line -> !line.contains("font")))
                        .as(file.toString())
                        .isEmpty();
                assertThat(groff.waitFor()).isZero();
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        TestDevice device = new TestDevice(folder.resolve("device"));
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandResult result = device.run("help", "--man", file.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("roam: ").contains(file.toString());
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
