package io.roam.adapter.claude.hurt;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a client that appends to a state the file no longer has, such as one before 2.1, which does not say what it has open. */
class StaleAppendTest {
    private static final String ID = TestDevice.ID;

    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;

    @BeforeEach
    void share() {
        List<TestDevice> devices = TestDevice.pair(folder);
        ada = devices.get(0);
        bob = devices.get(1);
        ada.addMessages("lamp", ID, "one");
        bob.workspace("lamp");
        meet();
        bob.addMessages("lamp", ID, "two", "three");
        meet();
        meet();
        assertThat(told(ada)).containsExactly("one", "two", "three");
    }

    @Test
    void itContinuesWordsThatWereTakenBack() throws IOException {
        String fromMemory = ada.line("lamp", ID, "four");
        ada.with(roam -> roam.undo(Optional.empty()));
        assertThat(told(ada)).containsExactly("one");
        TestDevice.append(ada.sessionFile("lamp", ID), fromMemory);
        meet();
        meet();
        assertThat(told(ada)).containsExactly("one", "two", "three", "four");
        assertThat(bob.sessionFile("lamp", ID)).hasSameBinaryContentAs(ada.sessionFile("lamp", ID));
        assertThat(branches(ada)).isEqualTo(1);
    }

    @Test
    void wordsThatItTookOutItselfStayOut() throws IOException {
        Path session = ada.sessionFile("lamp", ID);
        List<String> lines = Files.readAllLines(session);
        Files.writeString(session, lines.get(0) + "\n" + lines.get(2) + "\n");
        ada.addMessages("lamp", ID, "four");
        String trimmed = Files.readString(session);
        meet();
        meet();
        assertThat(session).hasContent(trimmed);
        assertThat(branches(ada)).isEqualTo(2);
        assertThat(branches(bob)).isEqualTo(2);
    }

    private void meet() {
        ada.sync();
        bob.sync();
        ada.sync();
    }

    private static int branches(TestDevice device) {
        return device.with(roam -> roam.conversations().list().stream()
                .mapToInt(Conversation::branches)
                .sum());
    }

    private static List<String> told(TestDevice device) {
        try {
            return Files.readAllLines(device.sessionFile("lamp", ID)).stream()
                    .map(line -> line.replaceFirst(".*\"content\":\"([^\"]*)\".*", "$1"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
