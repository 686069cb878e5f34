package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.DOOR;
import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.SyncJourney.SAFE;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static io.roam.adapter.claude.hurt.TestDevice.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import io.roam.Roam;
import io.roam.api.SyncReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that no file of roam, on any device, holds a word of a private conversation. */
@Tag("slow")
final class PrivateConversationsTest {
    private static final String MARK = "xyzzyplugh";
    private static final int SKIPPABLE = 0x184D2A50;

    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;

    @BeforeEach
    void prepare() {
        List<TestDevice> both = TestDevice.pair(folder);
        ada = both.get(0);
        bob = both.get(1);
        List.of(LAMP, DOOR, SAFE).forEach(bob::workspace);
        ada.addMessages(DOOR, OTHER, "knock");
    }

    private void title(String below, String id) {
        TestDevice.append(
                ada.sessionFile(below, id),
                "{\"type\":\"custom-title\",\"customTitle\":\"" + MARK + "\",\"sessionId\":\"" + id + "\"}\n");
    }

    private SyncReport assertNothingTold() throws IOException {
        SyncReport report = ada.sync();
        ada.sync();
        bob.sync();
        assertThat(bob.sessionFile(DOOR, OTHER)).exists();
        assertThat(holding()).isEmpty();
        assertThat(ada.with(Roam::status).toString()).doesNotContain(MARK);
        return report;
    }

    /** Returns the files of roam that hold the word, plain or compressed. */
    private List<Path> holding() throws IOException {
        List<Path> all = new ArrayList<>();
        List<Path> roots = List.of(ada.home.data().getParent(), bob.home.data().getParent(), ada.meetingFolder);
        for (Path root : roots) {
            for (Path file : FolderContent.filesIn(root)) {
                byte[] bytes = Files.readAllBytes(file);
                if (text(bytes).contains(MARK)
                        || text(plain(bytes)).contains(MARK)
                        || tables(bytes).contains(MARK)) {
                    all.add(file);
                }
            }
        }
        return all;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] plain(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
            in.transferTo(out);
        } catch (IOException e) { // not compressed
            return out.toByteArray();
        }
        return out.toByteArray();
    }

    /** Returns what the frames at the beginning of a pack or batch hold that a Zstandard reader skips. */
    private static String tables(byte[] bytes) {
        StringBuilder all = new StringBuilder();
        ByteBuffer rest = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (rest.remaining() > 8 && (rest.getInt(rest.position()) & ~0xF) == SKIPPABLE) {
            byte[] frame = new byte[rest.getInt(rest.position() + 4)];
            rest.position(rest.position() + 8);
            rest.get(frame);
            all.append(text(frame)).append(text(plain(frame)));
        }
        return all.toString();
    }

    @Test
    void theSearchFindsWhatIsNotPrivate() throws IOException {
        ada.addMessages(LAMP, ID, MARK);
        ada.sync();
        assertThat(holding())
                .hasSizeGreaterThan(1)
                .anyMatch(file -> file.toString().endsWith(".pack"));
    }

    @Test
    void theSearchFindsTitles() throws IOException {
        ada.addMessages(LAMP, ID, "harmless");
        title(LAMP, ID);
        ada.sync();
        assertThat(FolderContent.filesIn(ada.meetingFolder, ".pack"))
                .anyMatch(file -> tables(read(file)).contains(MARK));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ofAPrivateFolder() throws IOException {
        ada.addMessages(SAFE + "/deep", SECRET, MARK, "more " + MARK);
        ada.addSideTrack(SAFE + "/deep", SECRET, "subagents/agent-a1.jsonl", ada.line(SAFE, SECRET, MARK));
        ada.addSideTrack(SAFE + "/deep", SECRET, "tool-results/x.txt", MARK);
        title(SAFE + "/deep", SECRET);
        ada.with(roam -> {
            roam.markPrivate(ada.workspace(SAFE));
            return roam;
        });
        assertThat(assertNothingTold().privateSessions()).isEqualTo(1);
    }

    @Test
    void ofAnIgnoredFolder() throws IOException {
        Files.createFile(ada.workspace(SAFE).resolve(".roamignore"));
        ada.addMessages(SAFE, SECRET, MARK);
        title(SAFE, SECRET);
        assertThat(assertNothingTold().privateSessions()).isEqualTo(1);
    }

    @Test
    void ofAPrivateConversation() throws IOException {
        ada.addMessages(LAMP, ID, "harmless");
        ada.sync();
        ada.with(roam -> roam.markPrivate(ID));
        ada.addMessages(LAMP, ID, MARK);
        ada.addSideTrack(LAMP, ID, "tool-results/x.txt", MARK);
        title(LAMP, ID);
        assertThat(assertNothingTold().privateSessions()).isEqualTo(1);
    }

    @Test
    void ofASessionThatGoesIntoAPrivateFolderLate() throws IOException {
        ada.with(roam -> {
            roam.markPrivate(ada.workspace(SAFE));
            return roam;
        });
        goLate();
        assertThat(assertNothingTold().privateSessions()).isEqualTo(1);
    }

    @Test
    void ofASessionThatGoesIntoAnIgnoredFolderLate() throws IOException {
        Files.createFile(ada.workspace(SAFE).resolve(".roamignore"));
        goLate();
        assertThat(assertNothingTold().privateSessions()).isEqualTo(1);
    }

    @Test
    void ofASessionThatGoesThereAfterItWasCaptured() throws IOException {
        Files.createFile(ada.workspace(SAFE).resolve(".roamignore"));
        ada.addMessages(LAMP, ID, "harmless");
        ada.sync();
        goLate();
        assertThat(assertNothingTold().privateSessions()).isEqualTo(1);
    }

    @Test
    void ofALongSessionThatGoesIntoAnIgnoredFolderLate() throws IOException {
        Files.createFile(ada.workspace(SAFE).resolve(".roamignore"));
        String much = MARK + "0123456789abcdef".repeat(1 << 19);
        ada.addMessages(LAMP, ID, much, much + "1", much + "2", much + "3", much + "4");
        goLate();
        assertThat(assertNothingTold().privateSessions()).isEqualTo(1);
    }

    private void goLate() {
        title(LAMP, ID);
        ada.addMessages(LAMP, ID, MARK + " before");
        TestDevice.append(
                ada.sessionFile(LAMP, ID),
                ada.line(LAMP, ID, MARK)
                        .replace(
                                ada.workspace(LAMP).toString(),
                                ada.workspace(SAFE).toString()));
        ada.addMessages(LAMP, ID, MARK + " after");
    }
}
