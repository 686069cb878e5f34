package io.roam.adapter.claude;

import static io.roam.adapter.claude.TwoDevices.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the exchange of one session between two devices, in special cases. */
@Tag("slow")
final class RoundTripTest {
    @TempDir
    Path folder;

    private TwoDevices both;

    @BeforeEach
    void make() {
        both = new TwoDevices(folder);
    }

    @AfterEach
    void close() {
        both.close();
    }

    @Test
    void aVeryLongLineGoesOver() {
        byte[] line = new byte[16 << 20];
        Arrays.fill(line, (byte) 'x');
        line[line.length - 1] = '\n';
        both.append(both.sessionFile(0), both.firstMessage());
        both.append(both.sessionFile(0), line);
        both.sync();
        assertThat(both.sessionFile(1)).hasSameBinaryContentAs(both.sessionFile(0));
        both.append(both.sessionFile(1), line);
        both.sync();
        assertThat(both.sessionFile(0)).hasSameBinaryContentAs(both.sessionFile(1));
    }

    @Test
    void aMissingFinalLineFeedIsAdded() throws IOException {
        both.append(both.sessionFile(0), both.firstMessage());
        both.append(both.sessionFile(0), utf8("{\"type\":\"user\",\"message\":{\"content\":\"b\"}}"));
        both.sync();
        assertThat(Files.readString(both.sessionFile(1))).isEqualTo(Files.readString(both.sessionFile(0)) + "\n");
        both.append(both.sessionFile(1), utf8("{\"type\":\"user\",\"message\":{\"content\":\"c\"}}\n"));
        both.sync();
        assertThat(both.sessionFile(0)).hasSameBinaryContentAs(both.sessionFile(1));
    }

    @Test
    void aSessionWithoutAWordIsNotCaptured() {
        both.append(both.sessionFile(0), utf8("{\"type\":\"mode\",\"mode\":\"normal\"}\n"));
        both.sync();
        assertThat(both.device(0).pool()).isEmpty();
        assertThat(both.sessionFile(1)).doesNotExist();
    }

    @Test
    void sideTracksGrowAndFilesChange() throws IOException {
        String agent = "subagents/agent-a1.jsonl";
        String about = "subagents/agent-a1.meta.json";
        both.append(both.sessionFile(0), both.firstMessage());
        both.append(both.sessionFile(0, agent), utf8("{\"type\":\"user\",\"isSidechain\":true}\n"));
        both.append(both.sessionFile(0, about), utf8("{\"agentType\":\"explore\"}"));
        both.sync();
        assertSame(agent, about);
        both.append(both.sessionFile(1, agent), utf8("{\"type\":\"assistant\",\"isSidechain\":true}\n\n"));
        Files.write(both.sessionFile(1, about), utf8("{\"agentType\":\"other\"}"));
        both.sync();
        assertSame(agent, about);
        assertThat(Files.readString(both.sessionFile(0, about))).contains("other");
        both.append(both.sessionFile(0, "tool-results/b1.txt"), utf8("much"));
        both.append(both.sessionFile(0, agent), utf8("no row\n"));
        both.sync();
        assertSame(agent, about);
        assertSame("tool-results/b1.txt");
    }

    /** Some versions of the tool write the next line directly after one without line feed. */
    @Test
    void aSideTrackGrowsBehindALineWithoutItsEnd() throws IOException {
        String agent = "subagents/agent-a1.jsonl";
        both.append(both.sessionFile(0), both.firstMessage());
        both.append(
                both.sessionFile(0, agent), utf8("{\"type\":\"user\",\"isSidechain\":true}\n{\"type\":\"assistant\"}"));
        both.sync();
        both.append(both.sessionFile(0, agent), utf8("{\"type\":\"user\",\"n\":2}\n{\"type\":\"user\",\"n\":3}\n"));
        both.sync();
        assertThat(Files.readString(both.sessionFile(1, agent)))
                .isEqualTo(Files.readString(both.sessionFile(0, agent)).replace("}{", "}\n{"));
    }

    private void assertSame(String... beside) {
        assertThat(both.sessionFile(1)).hasSameBinaryContentAs(both.sessionFile(0));
        for (String file : beside) {
            assertThat(both.sessionFile(1, file)).hasSameBinaryContentAs(both.sessionFile(0, file));
        }
    }
}
