package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The contract of an adapter for placing sessions in its store, and undoing that: {@link StoreWriter}. It contains the one for reading. A
 * placed session is compared with what was to be placed; local records, which the tool or the adapter adds, do not count.
 */
public abstract class ToolPlacingContract extends ToolRevertingContract {
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

    /** For subclasses. */
    protected ToolPlacingContract() {}

    private List<String> adaptedTexts(String id) {
        return texts(visit(there).adapted(placement(id, Optional.empty()), travelling(id)));
    }

    @ContractRule("placed-same")
    final void whatIsPlacedReadsBackTheSame() {
        for (String id : ids) {
            placeNew(id);
            assertThat(placedTexts(id)).isEqualTo(adaptedTexts(id));
        }
        assertThat(visit(there).sessions()).hasSize(ids.size());
    }

    @ContractRule("append-same")
    final void aSessionIsFastForwarded() {
        for (String id : ids) {
            List<Record> before = travelling(id);
            placeNew(id);
            say(here, id);
            append(id, news(before, travelling(id)));
            assertThat(placedTexts(id)).isEqualTo(adaptedTexts(id));
        }
    }

    @ContractRule("value-replaced")
    final void aValueIsReplacedAndRemoved() {
        boolean any = false;
        for (String id : ids) {
            List<Record> values = ofKind(travelling(id), Record.Kind.VALUE);
            if (!values.isEmpty()) {
                any = true;
                Record value = values.get(0);
                Record none = Record.value(value.track(), value.key(), new byte[0]);
                placeNew(id);
                assertThat(texts(placed(id, List.of(none)))).isEqualTo(texts(values.subList(1, values.size())));
                assertThat(texts(placed(id, List.of(value, none, value)))).containsExactlyElementsOf(texts(values));
            }
        }
        skipUnless(any, "fill writes no value");
    }

    /** Places news in a session, and returns its values then. */
    private List<Record> placed(String id, List<Record> news) {
        append(id, news);
        return ofKind(visit(there).read(id), Record.Kind.VALUE);
    }

    private static List<Record> ofKind(List<Record> records, Record.Kind kind) {
        return records.stream().filter(record -> record.kind() == kind).toList();
    }

    /** A store in which the second takes the place of the first holds a {@link Record#value}. */
    @ContractRule("property-kept")
    final void aPropertyThatIsPlacedTwiceIsThereTwice() {
        boolean any = false;
        for (String id : ids) {
            List<Record> main = new ArrayList<>(main(travelling(id)));
            Optional<Record> property =
                    ofKind(main, Record.Kind.PROPERTY).stream().findFirst();
            if (property.isPresent()) {
                any = true;
                main.add(property.get());
                visit(there).place(placement(id, Optional.empty()), main);
                assertThat(ofKind(visit(there).read(id), Record.Kind.PROPERTY))
                        .hasSameSizeAs(ofKind(main, Record.Kind.PROPERTY));
            }
        }
        skipUnless(any, "fill writes no property");
    }

    @ContractRule("sibling-own")
    final void aSiblingStandsBesideItsOriginalUnderItsOwnId() {
        for (String id : ids) {
            placeNew(id);
            List<String> original = placedTexts(id);
            String sibling = siblingOf(id);
            Placement beside = beside(sibling);
            List<Record> records = shareable(id);
            visit(there).place(beside, records);
            assertThat(visit(there).sessions()).extracting(SessionInfo::id).containsOnlyOnce(id, sibling);
            assertThat(placedTexts(sibling)).isEqualTo(texts(visit(there).adapted(beside, records)));
            assertThat(placedTexts(id)).as("the original").isEqualTo(original);
        }
    }

    private String siblingOf(String id) {
        byte[] seed = new byte[32];
        seed[0] = (byte) id.hashCode();
        return adapter.siblingId(seed);
    }

    private Placement beside(String sibling) {
        return placement(sibling, Optional.empty()).asSibling("laptop");
    }

    private List<Record> shareable(String id) {
        return travelling(id).stream()
                .filter(record -> adapter.ownerOf(record.track()).isEmpty())
                .toList();
    }

    @ContractRule("stated-id")
    final void theFilesOfEachSessionStateAnIdOfItsOwn() {
        skipUnless(
                ids.stream().allMatch(id -> statedId(here, id).isPresent()),
                "statedId does not say which ID the files of a session state");
        Map<String, String> stated = new HashMap<>();
        for (String id : ids) {
            String sibling = siblingOf(id);
            placeNew(id);
            visit(there).place(beside(sibling), shareable(id));
            for (String session : List.of(id, sibling)) {
                Optional<String> own = statedId(there, session);
                assertThat(own)
                        .as("the ID that the files of the placed session %s state", session)
                        .isPresent();
                assertThat(stated.put(own.orElseThrow(), session))
                        .as("another session that states the ID of %s", session)
                        .isNull();
            }
        }
    }

    @ContractRule("expected-prepare")
    final void aPlacementThatExpectsAnotherStateIsRefused() {
        for (String id : ids) {
            placeNew(id);
            String fingerprint = visit(there).session(id).fingerprint();
            say(there, id);
            List<String> before = placedTexts(id);
            assertThatThrownBy(() -> visit(there).place(placement(id, Optional.of(fingerprint)), travelling(id)))
                    .isInstanceOf(RoamException.class);
            assertThat(placedTexts(id)).isEqualTo(before);
        }
    }

    /** Where the tool cannot write while a placement is prepared, as in a database that is locked, there is nothing to notice. */
    @ContractRule("expected-commit")
    final void aSessionThatTheToolChangedMeanwhileIsLeftAlone() {
        for (String id : ids) {
            List<Record> first = travelling(id);
            placeNew(id);
            say(here, id);
            List<Record> news = news(first, travelling(id));
            Placement placement =
                    placement(id, Optional.of(visit(there).session(id).fingerprint()));
            visit(there).with(store -> {
                try (StoreWriter writer = store.openWriter()) {
                    writer.prepareWrite(
                            placement,
                            RecordList.of(visit(there).adapted(placement, news)),
                            visit(there).undo());
                    if (isSaid(id)) {
                        assertThatThrownBy(writer::commit).isInstanceOf(RoamException.class);
                    }
                }
                return id;
            });
            assertThat(placedTexts(id)).as("with what the tool wrote alone").doesNotContainAnyElementsOf(texts(news));
        }
    }

    private boolean isSaid(String id) {
        try {
            say(there, id);
            return true;
        } catch (RuntimeException | AssertionError e) { // the store is locked
            return false;
        }
    }

    @ContractRule("files-private")
    final void whatIsWrittenIsReadableByTheUserAlone() {
        for (String id : ids) {
            Set<Path> open = StoreFiles.openFiles(there.home());
            skipUnless(StoreFiles.knowsAccess(there.home()), "this file system knows no permissions");
            List<Record> first = travelling(id);
            placeNew(id);
            assertThat(StoreFiles.openFiles(there.home()))
                    .as("after a new session")
                    .isSubsetOf(open);
            say(here, id);
            append(id, news(first, travelling(id)));
            assertThat(StoreFiles.openFiles(there.home()))
                    .as("after a longer one")
                    .isSubsetOf(open);
        }
    }

    @ContractRule("machine-disk")
    final void everythingIsWrittenThroughTheMachinesDisk() {
        FaultyDisk disk = FaultyDisk.sound();
        there.with(disk);
        for (String id : ids) {
            StoreFiles before = StoreFiles.below(there.home());
            List<Record> first = travelling(id);
            UndoLog placed = placeNew(id);
            assertThat(StoreFiles.below(there.home()).changedSince(before)).isSubsetOf(disk.files());
            StoreFiles longer = StoreFiles.below(there.home());
            say(here, id);
            UndoLog appended = append(id, news(first, travelling(id)));
            assertThat(StoreFiles.below(there.home()).changedSince(longer)).isSubsetOf(disk.files());
            visit(there).revert(appended);
            visit(there).revert(placed);
            assertThat(StoreFiles.below(there.home()).changedSince(longer)).isSubsetOf(disk.files());
        }
    }

    /** What a killed placement left. */
    private record Killed(TestMachine machine, UndoLog undo) {}

    /** Places records on a new machine for each step of its disk, and is killed there. */
    private void killAtEachStep(String name, Consumer<TestMachine> before, Consumer<Killed> check, Killing killing) {
        boolean killed = true;
        for (int step = 0; killed; step++) {
            TestMachine machine = newMachine(name + step);
            install(machine);
            machine.folder("work");
            before.accept(machine);
            UndoLog undo = visit(machine).undo();
            FaultyDisk disk = step % 2 == 0 ? FaultyDisk.killedAt(step / 2) : FaultyDisk.killedIn(step / 2);
            try {
                machine.with(disk);
                killing.place(machine, undo);
            } catch (FaultyDisk.Killed e) { // as it was to be
                assertThat(disk.isDead()).isTrue();
            }
            machine.with(Disk.unforced());
            killed = disk.isDead();
            check.accept(new Killed(machine, undo));
        }
    }

    /** A placement that is killed. */
    private interface Killing {
        void place(TestMachine machine, UndoLog undo);
    }

    @ContractRule("sides-first")
    final void theToolNeverSeesASessionThatNamesWhatIsNotThere() {
        for (String id : ids) {
            List<Record> records = travelling(id);
            Placement placement = placement(id, Optional.empty());
            List<Record> whole = visit(there).adapted(placement, records);
            killAtEachStep(
                    "sides-" + id,
                    machine -> {},
                    killed -> {
                        List<Record> read = travelling(readIfThere(killed.machine(), id));
                        if (texts(events(read)).equals(texts(events(whole)))) {
                            assertThat(texts(sides(read)))
                                    .as("side tracks while the main track stands")
                                    .isEqualTo(texts(sides(whole)));
                        }
                    },
                    (machine, undo) -> visit(machine).place(placement(machine, id, Optional.empty()), records, undo));
        }
    }

    /** Returns the records of a session; none if it is not shown, or cannot be read. */
    private List<Record> readIfThere(TestMachine machine, String id) {
        boolean shown = visit(machine).sessions().stream()
                .anyMatch(session -> session.id().equals(id));
        return shown
                ? visit(machine)
                        .readSettled(id, Position.START)
                        .map(StoreProbe.Reading::records)
                        .orElse(List.of())
                : List.of();
    }

    @ContractRule("killed-whole")
    final void aKilledPlacementIsWholeOrTakenBack() {
        for (String id : ids) {
            List<Record> first = travelling(id);
            say(here, id);
            List<Record> all = travelling(id);
            Placement placement = placement(id, Optional.empty());
            List<String> before = texts(main(visit(there).adapted(placement, first)));
            List<String> after = texts(main(visit(there).adapted(placement, all)));
            killAtEachStep(
                    "new-" + id,
                    machine -> {},
                    killed -> assertThat(repaired(killed, id)).isIn(List.of(), after),
                    (machine, undo) -> visit(machine).place(placement(machine, id, Optional.empty()), all, undo));
            killAtEachStep(
                    "longer-" + id,
                    machine -> visit(machine).place(placement(machine, id, Optional.empty()), first),
                    killed -> assertThat(repaired(killed, id)).isIn(before, after),
                    (machine, undo) -> visit(machine)
                            .place(
                                    placement(
                                            machine,
                                            id,
                                            Optional.of(
                                                    visit(machine).session(id).fingerprint())),
                                    news(first, all),
                                    undo));
        }
    }

    /** Repairs a killed placement, as roam does at its next start, and returns the main track. */
    private List<String> repaired(Killed killed, String id) {
        visit(killed.machine()).repair(killed.undo());
        return texts(main(travelling(readIfThere(killed.machine(), id))));
    }

    @ContractRule("leftovers-removed")
    final void temporaryFilesOfAKilledPlacementAreRemoved() {
        String id = ids.iterator().next();
        List<Record> records = travelling(id);
        placeNew(id);
        Set<String> whole = FileTree.of(there.home()).names();
        killAtEachStep(
                "left-",
                machine -> {},
                killed -> {
                    visit(killed.machine()).repair(killed.undo());
                    assertThat(FileTree.of(killed.machine().home()).names()).isSubsetOf(whole);
                },
                (machine, undo) -> visit(machine).place(placement(machine, id, Optional.empty()), records, undo));
    }

    @ContractRule("hostile-ids")
    final void hostileIdsAreNeverWritten() {
        for (String id : HOSTILE_IDS) {
            assertThat(adapter.isSessionId(id)).as("id %s", id).isFalse();
            assertThat(visit(there).refusal(placement(id, Optional.empty())).map(Refusal::until))
                    .as("the refusal of %s", id)
                    .contains(Refusal.Until.NEVER);
        }
    }

    @ContractRule("hostile-tracks")
    final void hostileTracksAreNeverWritten() {
        String id = ids.iterator().next();
        there.folder("work");
        for (String track : HOSTILE_TRACKS) {
            List<Record> records = new ArrayList<>(travelling(id));
            records.add(Record.event(track, new byte[] {'x'}));
            StoreFiles before = StoreFiles.below(folder);
            assertThatThrownBy(() -> visit(there).place(placement(id, Optional.empty()), records))
                    .as("track %s", track)
                    .isInstanceOf(RoamException.class);
            assertThat(visit(there).sessions()).isEmpty();
            assertThat(StoreFiles.below(folder).changedSince(before))
                    .as("files that track %s wrote", track)
                    .isEmpty();
        }
    }
}
