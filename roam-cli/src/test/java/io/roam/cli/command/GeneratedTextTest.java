package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.help.HelpTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What documents quote of roam is what roam prints.
 *
 * <p>With the environment variable {@code ROAM_RENEW}, the quotes are written anew, as CONTRIBUTING.md says.
 */
final class GeneratedTextTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String BEGIN = """
            # Commands

            This page answers: which commands and options does roam have? It is what `roam help <command>` prints, and is generated from it.
            [Exit codes](exit-codes.md) and [JSON fields](json.md) have pages of their own. An ID can be that of the conversation or of a tool's session,
            and can be shortened as long as it is unique.
            """;

    @TempDir
    Path folder;

    private static void check(Path file, String expected) throws IOException {
        if (System.getenv("ROAM_RENEW") != null) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file))
                .as("renew %s as CONTRIBUTING.md says, with ROAM_RENEW=1", ROOT.relativize(file))
                .isEqualTo(expected);
    }

    @Test
    void thePageOfCommandsIsTheHelp() throws IOException {
        TestDevice device = new TestDevice(folder.resolve("device"));
        StringBuilder page = new StringBuilder(BEGIN);
        page.append("\n```text\n").append(device.runOk("--help").out().strip()).append("\n```\n");
        for (String name : Commands.names()) {
            appendHelp(page, "roam " + name, device.runOk(name, "--help").out());
        }
        for (HelpTopic topic : HelpTopic.values()) {
            appendHelp(
                    page,
                    "roam help " + topic.word(),
                    device.runOk("help", topic.word()).out());
        }
        check(ROOT.resolve("docs/reference/commands.md"), page.toString());
    }

    private static void appendHelp(StringBuilder page, String heading, String help) {
        page.append("\n## ").append(heading).append("\n\n```text\n");
        page.append(help.strip().replaceAll("(?m)[ \\t]+$", "")).append("\n```\n");
    }

    @Test
    void theReadmeShowsTheTour() throws IOException {
        Path readme = ROOT.resolve("README.md");
        String printed = new TestDevice(folder.resolve("device")).runOk("tour").out();
        String excerpt = cut(printed, "3. ", "bob$ roam show") + "…\n\n"
                + cut(printed, "4. ", "6. ").strip();
        String text = Files.readString(readme);
        String block = cut(text, "<!-- tour -->\n```text\n", "```\n");
        String shown = block.substring(block.indexOf("text\n") + 5);
        if (System.getenv("ROAM_RENEW") != null) {
            Files.writeString(readme, text.replace(block, "<!-- tour -->\n```text\n" + excerpt + "\n"));
            shown = excerpt;
        }
        assertThat(normalize(shown))
                .as("renew README.md as CONTRIBUTING.md says, with ROAM_RENEW=1")
                .isEqualTo(normalize(excerpt));
    }

    private static String cut(String text, String from, String to) {
        int start = text.startsWith(from) ? 0 : text.indexOf("\n" + from) + 1;
        return text.substring(start, text.indexOf(to, start + from.length()));
    }

    /** Replaces what differs in each run: ids, and times. */
    private static String normalize(String text) {
        return text.replaceAll("\\b[0-9a-f]{8}\\b", "ID")
                .replaceAll("\\d+ min(?:utes)? ago|just now", "NOW")
                .replaceAll("(?m) +$", "")
                .replaceAll(" {2,}", "  ")
                .strip();
    }
}
