package io.roam.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.AppendRepair.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AppendRepairTest {
    private static final String BEFORE = "{first}\n";
    private static final String APPENDED = "{second, of roam}\n{third, of roam}\n";
    private static final String USER = "{of the user}\n";

    @TempDir
    private Path folder;

    private Path file;
    private Path prepared;

    @BeforeEach
    void prepareThem() throws IOException {
        file = folder.resolve("session");
        prepared = Files.writeString(folder.resolve("prepared"), "xx" + APPENDED);
    }

    private Outcome repair(String behind, boolean open) throws IOException {
        Files.writeString(file, BEFORE + behind);
        return run(BEFORE.length(), open);
    }

    private Outcome run(long sizeBefore, boolean open) throws IOException {
        return AppendRepair.of(file, sizeBefore, prepared, 2, APPENDED.length(), AppendRepairTest::isWhole)
                .run(Disk.unforced(), open);
    }

    private static boolean isWhole(byte[] line) {
        return new String(line, UTF_8).matches("\\{[^{}]*\\}");
    }

    private static String wholeLinesOf(String begun) {
        return begun.substring(0, begun.lastIndexOf('\n') + 1);
    }

    @Test
    void takesAnyBeginningBack() throws IOException {
        for (int length = 0; length < APPENDED.length(); length++) {
            assertThat(repair(APPENDED.substring(0, length), false)).isEqualTo(Outcome.TAKEN_BACK);
            assertThat(file).hasContent(BEFORE);
        }
        assertThat(repair(APPENDED, false)).isEqualTo(Outcome.STANDS);
        assertThat(file).hasContent(BEFORE + APPENDED);
    }

    /** Wherever it was cut, what the user's client wrote behind it is whole afterwards, and no half of a record is left. */
    @Test
    void neverCutsWhatWasWrittenBehindIt() throws IOException {
        for (int length = 0; length <= APPENDED.length(); length++) {
            String begun = APPENDED.substring(0, length);
            repair(begun + USER + USER, false);
            assertThat(file).as(begun).hasContent(BEFORE + wholeLinesOf(begun) + USER + USER);
        }
    }

    @Test
    void endsThePartOfARecordWhileTheSessionIsOpen() throws IOException {
        for (int length = 1; length < APPENDED.length(); length++) {
            String begun = APPENDED.substring(0, length);
            boolean half = !begun.endsWith("\n");
            assertThat(repair(begun, true)).isEqualTo(half ? Outcome.WAITS : Outcome.STANDS);
            assertThat(file).hasContent(BEFORE + begun + (half ? "\n" : ""));
            if (half) {
                repair(begun + "\n" + USER, false);
                String whole = begun.endsWith("}") ? begun + "\n" : wholeLinesOf(begun);
                assertThat(file).as(begun).hasContent(BEFORE + whole + USER);
            }
        }
    }

    @Test
    void leavesAloneWhatIsNotItsOwn() throws IOException {
        repair(USER, false);
        assertThat(file).hasContent(BEFORE + USER);
        repair("no record\n{s\n", false);
        assertThat(file).hasContent(BEFORE + "no record\n{s\n");
        Files.writeString(file, "{cut}");
        assertThat(run(20, false)).isEqualTo(Outcome.TAKEN_BACK);
        assertThat(file).hasContent("{cut}");
        Files.delete(file);
        assertThat(run(0, false)).isEqualTo(Outcome.TAKEN_BACK);
        assertThat(file).doesNotExist();
    }

    @Test
    void cutsNothingThatGrewInTheLastMoment() throws IOException {
        Files.writeString(file, BEFORE + USER);
        assertThat(Disk.unforced().truncate(file, BEFORE.length(), 0)).isFalse();
        assertThat(file).hasContent(BEFORE + USER);
    }
}
