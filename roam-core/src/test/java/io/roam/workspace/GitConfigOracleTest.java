package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git reads in a configuration is what we read, over many random ones. */
@Tag("slow")
class GitConfigOracleTest {
    private static final String[] PARTS = {
        "[remote \"a\"]",
        "[remote \"a\"]\n",
        "[Remote \"B\\\"c\"]\n",
        "[remote.d]\n",
        "[core]\n",
        "url",
        "URL = x",
        "url = y",
        "url=\"p q\"",
        "\n",
        "\n",
        "\r\n",
        " ",
        "=",
        "\"",
        "\\",
        "\\\n",
        "\\n",
        "#",
        ";",
        "é",
        "z",
        "]",
        "url = z\\\n  w # c",
        "-",
        "9"
    };

    @TempDir
    Path folder;

    @Test
    void readsAsGitDoes() throws IOException, InterruptedException {
        Path file = folder.resolve("config");
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "" : "[remote \"a\"]\n");
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            Files.writeString(file, text);
            assertThat(GitConfig.read(file).map(GitConfig::addresses))
                    .as(text.toString().replace("\n", "\\n\n"))
                    .isEqualTo(git(file));
        }
    }

    private Optional<Map<String, String>> git(Path file) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("git", "config", "-z", "--list", "-f", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "git is not installed");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(addresses(output)) : Optional.empty();
    }

    private static Map<String, String> addresses(String output) {
        Map<String, String> addresses = new TreeMap<>();
        for (String entry : output.split("\0")) {
            String[] parts = entry.split("\n", 2);
            if (parts[0].matches("remote\\..*\\.url") && parts.length == 2 && !parts[1].isEmpty()) {
                addresses.putIfAbsent(parts[0].substring(7, parts[0].length() - 4), parts[1]);
            }
        }
        return addresses;
    }
}
