package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        List<String> names = new ArrayList<>(Commands.summaries().keySet());
        page.append("\n```text\n").append(device.runOk("--help").out().strip()).append("\n```\n");
        for (String name : names) {
            String help = device.runOk(name, "--help").out().strip().replaceAll("(?m)[ \\t]+$", "");
            page.append("\n## roam ")
                    .append(name)
                    .append("\n\n```text\n")
                    .append(help)
                    .append("\n```\n");
        }
        check(ROOT.resolve("docs/reference/commands.md"), page.toString());
    }
}
