package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.RoamException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of an adapter for placing sessions in its store, and undoing that. */
abstract class ToolPlacingContract extends ToolFixture {
    private static final List<String> HOSTILE_IDS = List.of(
            "", ".", "..", "../escape", "/etc/passwd", "a/b", "a\\b", "C:\\x", "a\0b", "x".repeat(300), "%2e%2e");
    private static final List<String> HOSTILE_TRACKS = List.of(
            "../escape",
            "/etc/passwd",
            "subagents/../../escape",
            "subagents//x",
            "C:\\x",
            "a\0b",
            "subagents\\..\\..\\escape",
            "x".repeat(300));

    @Test
    final void whatIsPlacedReadsBackTheSame() {
        for (String id : ids) {
            visit(there).place(placement(id, Optional.empty()), travelling(id));
            assertThat(texts(visit(there).read(id))).isEqualTo(texts(travelling(id)));
        }
        assertThat(visit(there).sessions()).hasSize(ids.size());
    }

    @Test
    final void aSessionIsFastForwarded() {
        for (String id : ids) {
            List<Record> before = travelling(id);
            visit(there).place(placement(id, Optional.empty()), before);
            say(here, id);
            List<Record> after = travelling(id);
            visit(there)
                    .place(placement(id, Optional.of(visit(there).session(id).fingerprint())), news(before, after));
            assertThat(texts(visit(there).read(id))).isEqualTo(texts(after));
        }
    }

    /** Returns the records that are new, and the whole files that changed. */
    private static List<Record> news(List<Record> before, List<Record> after) {
        List<String> known = new ArrayList<>(texts(before));
        List<Record> news = new ArrayList<>();
        for (Record record : after) {
            if (!known.remove(text(record))) {
                news.add(record);
            }
        }
        return news;
    }

    @Test
    final void aValueIsReplacedAndRemoved() {
        for (String id : ids) {
            List<Record> records = travelling(id);
            List<Record> values = ofKind(records, Record.Kind.VALUE);
            if (!values.isEmpty()) {
                Record value = values.get(0);
                Record none = Record.value(value.track(), value.key(), new byte[0]);
                visit(there).place(placement(id, Optional.empty()), records);
                assertThat(texts(placed(id, List.of(none)))).isEqualTo(texts(values.subList(1, values.size())));
                assertThat(texts(placed(id, List.of(value, none, value)))).containsExactlyElementsOf(texts(values));
            }
        }
    }

    /** Places news in a session, and returns its values then. */
    private List<Record> placed(String id, List<Record> news) {
        visit(there).place(placement(id, Optional.of(visit(there).session(id).fingerprint())), news);
        return ofKind(visit(there).read(id), Record.Kind.VALUE);
    }

    private static List<Record> ofKind(List<Record> records, Record.Kind kind) {
        return records.stream().filter(record -> record.kind() == kind).toList();
    }

    /** A store in which the second takes the place of the first holds a {@link Record#value}. */
    @Test
    final void aPropertyThatIsPlacedTwiceIsThereTwice() {
        for (String id : ids) {
            List<Record> records = travelling(id);
            List<Record> main = new ArrayList<>(main(records));
            ofKind(main, Record.Kind.PROPERTY).stream().findFirst().ifPresent(property -> {
                main.add(property);
                visit(there).place(placement(id, Optional.empty()), main);
                assertThat(ofKind(visit(there).read(id), Record.Kind.PROPERTY))
                        .hasSameSizeAs(ofKind(main, Record.Kind.PROPERTY));
            });
        }
    }

    @Test
    final void aPlacementThatExpectsAnotherStateIsRefused() {
        String id = ids.iterator().next();
        visit(there).place(placement(id, Optional.empty()), travelling(id));
        String fingerprint = visit(there).session(id).fingerprint();
        say(there, id);
        assertThatThrownBy(() -> visit(there).place(placement(id, Optional.of(fingerprint)), travelling(id)))
                .isInstanceOf(RoamException.class);
    }

    @Test
    final void revertingAPlacementLeavesWhatWasThere() {
        String id = ids.iterator().next();
        List<Record> first = travelling(id);
        UndoLog placed = visit(there).place(placement(id, Optional.empty()), first);
        List<String> before = texts(visit(there).read(id));
        say(here, id);
        UndoLog appended = visit(there)
                .place(placement(id, Optional.of(visit(there).session(id).fingerprint())), news(first, travelling(id)));
        visit(there).revert(appended);
        assertThat(texts(visit(there).read(id))).isEqualTo(before);
        visit(there).revert(placed);
        assertThat(visit(there).sessions()).isEmpty();
    }

    @Test
    final void aMovedSessionStandsInItsNewPlaceAndGoesBackExactly() {
        String id = ids.iterator().next();
        if (!adapter.canMove()) { // then none is asked to move
            return;
        }
        List<Record> records = travelling(id);
        visit(there).place(placement(id, Optional.empty()), records);
        Path before = there.folder("work");
        Path now = there.folder("elsewhere");
        SessionInfo session = visit(there).session(id);
        assertThat(session.mayBelongTo(now.toString())).isFalse();
        UndoLog moved = visit(there)
                .place(
                        Placement.moveTo(
                                id, now, session.fingerprint(), there.clock().instant()),
                        records);
        assertThat(visit(there).sessions()).extracting(SessionInfo::id).containsOnlyOnce(id);
        assertThat(visit(there).session(id).mayBelongTo(now.toString())).isTrue();
        assertThat(texts(visit(there).read(id))).isEqualTo(texts(records));
        visit(there).revert(moved);
        assertThat(visit(there).session(id).mayBelongTo(before.toString())).isTrue();
        assertThat(texts(visit(there).read(id))).isEqualTo(texts(records));
    }

    @Test
    final void aMainTrackIsReplacedAndPutBackExactly() {
        for (String id : ids) {
            List<Record> shorter = travelling(id);
            visit(there).place(placement(id, Optional.empty()), shorter);
            say(there, id);
            say(here, id);
            say(here, id);
            replaced(id, travelling(id));
            replaced(id, shorter);
        }
    }

    /** Replaces a session by another branch with its new side tracks, and undoes that. */
    private void replaced(String id, List<Record> other) {
        String before = content(id);
        String fingerprint = visit(there).session(id).fingerprint();
        Placement instead = placement(id, Optional.of(fingerprint)).replacingMain();
        Optional<Refusal> refused = visit(there).refusal(instead);
        if (refused.isPresent()) { // a tool that replaces no main track says so, and nothing happens
            assertThat(refused.get().until()).isEqualTo(Refusal.Until.NEVER);
            return;
        }
        List<Record> placed = new ArrayList<>(main(other));
        placed.addAll(sides(news(visit(there).read(id), other)));
        UndoLog undo = visit(there).place(instead, placed);
        assertThat(texts(main(visit(there).read(id)))).isEqualTo(texts(main(other)));
        visit(there).revert(undo);
        assertThat(content(id)).isEqualTo(before);
        visit(there).revert(undo);
        assertThat(content(id)).as("taken back once more").isEqualTo(before);
    }

    @Test
    final void aSessionThatIsPutAwayComesBackExactly() {
        String id = ids.iterator().next();
        List<String> before = texts(visit(here).read(id));
        Optional<UndoLog> removed = visit(here).remove(id);
        if (removed.isEmpty()) { // an adapter that cannot says so, and nothing happens
            assertThat(texts(visit(here).read(id))).isEqualTo(before);
            return;
        }
        UndoLog undo = removed.get();
        assertThat(visit(here).sessions())
                .extracting(SessionInfo::id)
                .doesNotContain(id)
                .hasSize(ids.size() - 1);
        visit(here).revert(undo);
        assertThat(texts(visit(here).read(id))).isEqualTo(before);
        visit(here).revert(undo);
        assertThat(texts(visit(here).read(id))).as("brought back once more").isEqualTo(before);
    }

    private String content(String id) {
        return String.join("\n", texts(visit(there).read(id)));
    }

    private static List<Record> main(List<Record> records) {
        return records.stream().filter(Record::isMain).toList();
    }

    private static List<Record> sides(List<Record> records) {
        return records.stream().filter(record -> !record.isMain()).toList();
    }

    @Test
    final void aPlacementThatWasGoneOnWithIsNotTakenBack() {
        String id = ids.iterator().next();
        UndoLog placed = visit(there).place(placement(id, Optional.empty()), travelling(id));
        say(there, id);
        List<String> before = texts(visit(there).read(id));
        assertThatThrownBy(() -> visit(there).revert(placed)).isInstanceOf(RoamException.class);
        assertThat(texts(visit(there).read(id))).isEqualTo(before);
    }

    @Test
    final void withoutCommitNothingHappened() {
        String id = ids.iterator().next();
        List<Record> records = travelling(id);
        visit(there).with(store -> {
            try (StoreWriter writer = store.openWriter()) {
                writer.prepareWrite(
                        placement(id, Optional.empty()),
                        RecordList.of(records),
                        visit(there).undo());
            }
            return id;
        });
        assertThat(visit(there).sessions()).isEmpty();
    }

    /** A store that only the tool can make is not located before the tool made it. */
    @Test
    final void aStoreThatWasNeverUsedIsMadeByAPlacementAndIsGoneAfterUndo() {
        there = TestMachine.in(folder.resolve("fresh"));
        there.folder("work");
        Optional<StoreLocation> unused = adapter.locateUnused(there.machine());
        assertThat(adapter.locate(there.machine())).isEmpty();
        if (unused.isPresent()) {
            Set<Path> before = FileTree.of(there.home()).all();
            assertThat(visit(there).sessions()).isEmpty();
            withoutCommitNothingHappened();
            assertThat(FileTree.of(there.home()).all()).isEqualTo(before);
            List<UndoLog> placed = new ArrayList<>();
            for (String id : ids) {
                placed.add(0, visit(there).place(placement(id, Optional.empty()), travelling(id)));
                assertThat(texts(visit(there).read(id))).isEqualTo(texts(travelling(id)));
            }
            assertThat(adapter.locate(there.machine())).containsExactly(unused.get());
            placed.forEach(visit(there)::revert);
            assertThat(FileTree.of(there.home()).all()).isEqualTo(before);
        }
    }

    @Test
    final void hostileIdsAreNeverWritten() {
        for (String id : HOSTILE_IDS) {
            assertThat(adapter.isSessionId(id)).as("id %s", id).isFalse();
            Optional<Refusal> refusal = visit(there).with(store -> {
                try (StoreWriter writer = store.openWriter()) {
                    return writer.refusalOf(placement(id, Optional.empty()));
                }
            });
            assertThat(refusal.map(Refusal::until)).contains(Refusal.Until.NEVER);
        }
    }

    @Test
    final void hostileTracksAreNeverWritten() {
        String id = ids.iterator().next();
        for (String track : HOSTILE_TRACKS) {
            List<Record> records = new ArrayList<>(travelling(id));
            records.add(Record.event(track, new byte[] {'x'}));
            assertThatThrownBy(() -> visit(there).place(placement(id, Optional.empty()), records))
                    .as("track %s", track)
                    .isInstanceOf(RoamException.class);
            assertThat(visit(there).sessions()).isEmpty();
        }
    }
}
