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

/** The part of the placing contract that is about taking back what was written. */
abstract class ToolRevertingContract extends ToolReadingContract {
    /** Returns the texts of a session there, as far as they may travel. */
    final List<String> placedTexts(String id) {
        return texts(travelling(visit(there).read(id)));
    }

    /** Returns the records that are new, and the whole files that changed. */
    static List<Record> news(List<Record> before, List<Record> after) {
        List<String> known = new ArrayList<>(texts(before));
        List<Record> news = new ArrayList<>();
        for (Record record : after) {
            if (!known.remove(text(record))) {
                news.add(record);
            }
        }
        return news;
    }

    final UndoLog placeNew(String id) {
        return visit(there).place(placement(id, Optional.empty()), travelling(id));
    }

    final UndoLog append(String id, List<Record> news) {
        return visit(there)
                .place(placement(id, Optional.of(visit(there).session(id).fingerprint())), news);
    }

    /** Checks that no file differs from what it was, databases excepted, and that no file or folder is there that was not. */
    private void checkUnchanged(StoreFiles before, Set<Path> paths) {
        StoreFiles now = StoreFiles.below(there.home());
        assertThat(now.changedSince(before)).as("files that differ").isEmpty();
        assertThat(FileTree.of(there.home()).all().stream()
                        .filter(path -> !paths.contains(path) && !now.isDatabase(path)))
                .as("files and folders that are left")
                .isEmpty();
    }

    @ContractRule("revert-exact")
    final void revertingAPlacementLeavesWhatWasThere() {
        for (String id : ids) {
            there.folder("work");
            StoreFiles none = StoreFiles.below(there.home());
            Set<Path> nonePaths = FileTree.of(there.home()).all();
            List<Record> first = travelling(id);
            UndoLog placed = placeNew(id);
            List<String> before = placedTexts(id);
            StoreFiles files = StoreFiles.below(there.home());
            Set<Path> paths = FileTree.of(there.home()).all();
            say(here, id);
            UndoLog appended = append(id, news(first, travelling(id)));
            visit(there).revert(appended);
            assertThat(placedTexts(id)).isEqualTo(before);
            checkUnchanged(files, paths);
            visit(there).revert(placed);
            assertThat(visit(there).sessions()).isEmpty();
            checkUnchanged(none, nonePaths);
        }
    }

    @ContractRule("revert-refused")
    final void aPlacementThatWasGoneOnWithIsNotTakenBack() {
        for (String id : ids) {
            UndoLog placed = placeNew(id);
            say(there, id);
            List<String> before = texts(visit(there).read(id));
            assertThatThrownBy(() -> visit(there).revert(placed)).isInstanceOf(RoamException.class);
            assertThat(texts(visit(there).read(id))).isEqualTo(before);
        }
    }

    @ContractRule("move-exact")
    final void aMovedSessionStandsInItsNewPlaceAndGoesBackExactly() {
        String id = ids.iterator().next();
        skipUnless(adapter.canMove(), "the adapter moves no session");
        List<Record> records = travelling(id);
        placeNew(id);
        List<String> stands = placedTexts(id);
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
        assertThat(placedTexts(id)).isEqualTo(stands);
        visit(there).revert(moved);
        assertThat(visit(there).session(id).mayBelongTo(before.toString())).isTrue();
        assertThat(placedTexts(id)).isEqualTo(stands);
    }

    @ContractRule("replace-exact")
    final void aMainTrackIsReplacedAndPutBackExactly() {
        for (String id : ids) {
            List<Record> shorter = travelling(id);
            placeNew(id);
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
        assertThat(texts(main(travelling(visit(there).read(id)))))
                .isEqualTo(texts(main(visit(there).adapted(instead, other))));
        visit(there).revert(undo);
        assertThat(content(id)).isEqualTo(before);
        visit(there).revert(undo);
        assertThat(content(id)).as("taken back once more").isEqualTo(before);
    }

    private String content(String id) {
        return String.join("\n", texts(visit(there).read(id)));
    }

    @ContractRule("removal-exact")
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

    @ContractRule("commit-only")
    final void withoutCommitNothingHappened() {
        there.folder("work");
        StoreFiles before = StoreFiles.below(there.home());
        Set<Path> paths = FileTree.of(there.home()).all();
        for (String id : ids) {
            prepareOnly(id);
            assertThat(visit(there).sessions()).isEmpty();
            checkUnchanged(before, paths);
        }
    }

    private void prepareOnly(String id) {
        List<Record> records = visit(there).adapted(placement(id, Optional.empty()), travelling(id));
        visit(there).with(store -> {
            try (StoreWriter writer = store.openWriter()) {
                writer.prepareWrite(
                        placement(id, Optional.empty()),
                        RecordList.of(records),
                        visit(there).undo());
            }
            return id;
        });
    }

    /** A store that only the tool can make is not located before the tool made it. */
    @ContractRule("unused-store")
    final void aStoreThatWasNeverUsedIsMadeByAPlacementAndIsGoneAfterUndo() {
        there = newMachine("fresh");
        there.folder("work");
        Optional<StoreLocation> unused = adapter.locateUnused(there.machine());
        assertThat(adapter.locate(there.machine())).isEmpty();
        skipUnless(unused.isPresent(), "only the tool itself can make its store");
        Set<Path> before = FileTree.of(there.home()).all();
        assertThat(visit(there).sessions()).isEmpty();
        prepareOnly(ids.iterator().next());
        assertThat(FileTree.of(there.home()).all()).isEqualTo(before);
        List<UndoLog> placed = new ArrayList<>();
        for (String id : ids) {
            placed.add(0, placeNew(id));
            assertThat(placedTexts(id))
                    .isEqualTo(texts(visit(there).adapted(placement(id, Optional.empty()), travelling(id))));
        }
        assertThat(adapter.locate(there.machine())).containsExactly(unused.get());
        placed.forEach(visit(there)::revert);
        assertThat(FileTree.of(there.home()).all()).isEqualTo(before);
    }
}
