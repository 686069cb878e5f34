package io.roam.adapter.cursor.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void aTableHasAWordInUndoLines() {
        assertThat(Arrays.stream(CursorTable.values()).map(CursorTable::word))
                .containsExactly("ITEMS", "ROWS", "HEADERS", "BLOBS", "META");
    }

    @Test
    void aKeyHasAWordInUndoLines() {
        assertThat(Arrays.stream(ItemKey.values()).map(ItemKey::word))
                .containsExactly("COMPOSERS", "TABS", "HEADERS", "PROJECTS", "MEMBERS");
    }

    @Test
    void tablesAndKeysAreFoundByTheirWords() {
        assertThat(Arrays.stream(CursorTable.values()))
                .allSatisfy(
                        table -> assertThat(CursorTable.ofWord(table.word())).contains(table));
        assertThat(Arrays.stream(ItemKey.values()))
                .allSatisfy(item -> assertThat(ItemKey.ofWord(item.word())).contains(item));
        assertThat(CursorTable.ofWord("cursorDiskKV")).isEmpty();
        assertThat(ItemKey.ofWord("composer.composerData")).isEmpty();
    }

    @Test
    void aSpotKeepsItsUndoLine() {
        assertThat(new RowLocation(CursorTable.ROWS, "k").toLine()).isEqualTo("[\"row\",\"ROWS\",\"k\"]");
        assertThat(new MemberLocation(ItemKey.MEMBERS, "m").toLine()).isEqualTo("[\"member\",\"MEMBERS\",\"m\"]");
        assertThat(new ListElementLocation(ItemKey.COMPOSERS, "l", "n", "i", true).toLine())
                .isEqualTo("[\"list\",\"COMPOSERS\",\"l\",\"n\",\"i\",\"true\"]");
    }
}
