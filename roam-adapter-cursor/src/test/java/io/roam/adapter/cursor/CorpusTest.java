package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionInfo;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real databases, for those who have them: what is read of them is what SQLite's own JSON functions count. */
final class CorpusTest {
    private final CursorAdapter adapter = new CursorAdapter();
    private final Path corpus = Path.of(System.getProperty("roam.corpus", "/nowhere"), "cursor");

    @TempDir
    Path folder;

    @Test
    void isThere() {
        assumeTrue(Files.isDirectory(corpus), "no corpus: set the system property roam.corpus");
        assertThat(corpus).isNotEmptyDirectory();
    }

    @TestFactory
    Stream<DynamicTest> everyDatabase() throws IOException {
        assumeTrue(Files.isDirectory(corpus));
        try (Stream<Path> files = Files.walk(corpus)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".vscdb")).toList();
            assertThat(all).isNotEmpty();
            return all.stream()
                    .map(file -> DynamicTest.dynamicTest(corpus.relativize(file).toString(), () -> check(file)));
        }
    }

    /** As the database of a workspace of a machine that has no other. */
    private void check(Path file) throws IOException {
        TestMachine machine = TestMachine.in(folder.resolve("ada"));
        Path workspace = machine.home().resolve(".config/Cursor/User/workspaceStorage/0123456789abcdef");
        Files.createDirectories(workspace);
        Files.copy(file, workspace.resolve("state.vscdb"));
        Counts expected = Counts.of(file);
        StoreProbe store = StoreProbe.to(adapter, machine);
        List<Message> told = new ArrayList<>();
        int words = 0;
        for (SessionInfo session : store.sessions()) {
            StoreProbe.Reading reading = store.read(session.id(), Position.START);
            words += ReadingTest.events(reading.records()).size();
            told.addAll(adapter.transcript(RecordList.of(reading.records())).all());
        }
        assertThat(store.sessions()).hasSize((int) (expected.composers() + expected.tabs()));
        assertThat(words).isEqualTo((int) (expected.composerBubbles() + expected.tabBubbles()));
        assertThat(told).hasSize(words);
        assertThat(told.stream().flatMap(message -> message.parts().stream()))
                .noneMatch(part -> part instanceof Part.Unknown);
        assertThat(text(told)).isEqualTo(expected.characters());
    }

    private static long text(List<Message> told) {
        return told.stream()
                .flatMap(message -> message.parts().stream()
                        .filter(Part.Text.class::isInstance)
                        .limit(1))
                .mapToLong(part -> ((Part.Text) part).text().length())
                .sum();
    }

    /** What SQL alone counts in a workspace's database. */
    private record Counts(long composers, long composerBubbles, long tabs, long tabBubbles, long characters) {
        private static final String COMPOSERS = "ItemTable, json_each(ItemTable.value, '$.allComposers') AS c"
                + " WHERE ItemTable.key = 'composer.composerData'"
                + " AND json_extract(c.value, '$.conversation') IS NOT NULL";
        private static final String BUBBLES = "ItemTable, json_each(ItemTable.value, '$.allComposers') AS c,"
                + " json_each(c.value, '$.conversation') AS b WHERE ItemTable.key = 'composer.composerData'";
        // The last bubble of a tab, if it is the user's, is the box in which he types.
        private static final String TAB_BUBBLES = "ItemTable, json_each(ItemTable.value, '$.tabs') AS t,"
                + " json_each(t.value, '$.bubbles') AS b"
                + " WHERE ItemTable.key = 'workbench.panel.aichat.view.aichat.chatdata'"
                + " AND (b.key < json_array_length(t.value, '$.bubbles') - 1 OR b.value ->> 'type' <> 'user')";

        static Counts of(Path file) {
            try (SqlDatabase sql = SqlDatabase.look(file)) {
                String length = "SELECT coalesce(sum(length(json_extract(b.value, '$.text'))), 0) FROM ";
                return new Counts(
                        sql.number("SELECT count(*) FROM " + COMPOSERS),
                        sql.number("SELECT count(*) FROM " + BUBBLES),
                        sql.number("SELECT count(DISTINCT t.key) FROM " + TAB_BUBBLES),
                        sql.number("SELECT count(*) FROM " + TAB_BUBBLES),
                        sql.number(length + BUBBLES) + sql.number(length + TAB_BUBBLES));
            }
        }
    }
}
