package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.RoamException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import io.roam.spi.tool.Use;
import io.roam.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of {@link ToolAdapter}. The whole contract test of an adapter is a subclass that says how a store of the tool comes to
 * be on a {@link TestMachine}; what is particular to the tool it tests besides.
 *
 * <pre>{@code
 * final class MyToolContractTest extends ToolAdapterContract {
 *     protected ToolAdapter adapter() { return new MyToolAdapter(); }
 *     protected void install(TestMachine machine) { ... an empty store, as the tool makes it at its first start ... }
 *     protected Set<String> fill(TestMachine machine) { ... at least two sessions, with side tracks if the tool has any ... }
 *     protected void say(TestMachine machine, String session) { ... one more event at the end of its main track ... }
 * }
 * }</pre>
 */
public abstract class ToolAdapterContract {
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

    @TempDir
    Path folder;

    private TestMachine here;
    private TestMachine there;
    private ToolAdapter adapter;
    private Set<String> ids;

    /** Made by subclasses. */
    protected ToolAdapterContract() {}

    /** The adapter. */
    protected abstract ToolAdapter adapter();

    /** Makes an empty store on a machine. */
    protected abstract void install(TestMachine machine);

    /** Makes at least two sessions in the empty store, without a process that has them open. Returns their ids. */
    protected abstract Set<String> fill(TestMachine machine);

    /** Says one more word, an event, at the end of a session's main track. */
    protected abstract void say(TestMachine machine, String session);

    @BeforeEach
    final void prepare() {
        here = TestMachine.in(folder.resolve("here"));
        there = TestMachine.in(folder.resolve("there"));
        adapter = adapter();
        install(here);
        install(there);
        ids = fill(here);
    }

    @Test
    final void showsEverySessionOnceUnderAnIdOfTheTool() {
        List<String> shown =
                visit(here).sessions().stream().map(SessionInfo::id).toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(ids).allMatch(adapter::isSessionId);
    }

    @Test
    final void fingerprintsChangeWithTheirSessionAlone() {
        String spoken = ids.iterator().next();
        Map<String, String> before = fingerprints();
        assertThat(fingerprints()).isEqualTo(before);
        say(here, spoken);
        Map<String, String> after = fingerprints();
        assertThat(ids).allMatch(id -> Objects.equals(after.get(id), before.get(id)) != id.equals(spoken));
    }

    @Test
    final void deliversTheMainTrackFirstAndEachTrackInOnePiece() {
        for (String id : ids) {
            List<String> tracks = new ArrayList<>();
            for (Record record : visit(here).read(id)) {
                if (tracks.isEmpty() || !tracks.get(tracks.size() - 1).equals(record.track())) {
                    tracks.add(record.track());
                }
            }
            assertThat(tracks).doesNotHaveDuplicates().startsWith(Record.MAIN).isSorted();
        }
    }

    @Test
    final void aPositionGivesTrailingStateAndWhatIsNew() {
        for (String id : ids) {
            Position position = visit(here).read(id, Position.START).position();
            assertThat(events(visit(here).read(id, position).records())).isEmpty();
            say(here, id);
            List<Record> news = visit(here).read(id, position).records();
            assertThat(events(news)).hasSize(1);
            List<Record> all = events(visit(here).read(id));
            assertThat(text(all.get(all.size() - 1)))
                    .isEqualTo(text(events(news).get(0)));
        }
    }

    @Test
    final void aPositionThatIsNoneIsRefused() {
        String id = ids.iterator().next();
        assertThatThrownBy(() -> visit(here).read(id, new Position("nonsense")))
                .isInstanceOf(PositionRefusedException.class);
    }

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
            List<Record> news = new ArrayList<>(after);
            before.forEach(old -> news.remove(news.stream()
                    .filter(one -> text(one).equals(text(old)))
                    .findFirst()
                    .orElseThrow()));
            visit(there)
                    .place(placement(id, Optional.of(visit(there).session(id).fingerprint())), news);
            assertThat(texts(visit(there).read(id))).isEqualTo(texts(after));
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
        UndoLog placed = visit(there).place(placement(id, Optional.empty()), travelling(id));
        List<String> before = texts(visit(there).read(id));
        say(here, id);
        List<Record> after = travelling(id);
        List<Record> last = after.stream()
                .filter(record -> record.isMain() && !before.contains(text(record)))
                .toList();
        UndoLog appended = visit(there)
                .place(placement(id, Optional.of(visit(there).session(id).fingerprint())), last);
        visit(there).revert(appended);
        assertThat(texts(visit(there).read(id))).isEqualTo(before);
        visit(there).revert(placed);
        assertThat(visit(there).sessions()).isEmpty();
    }

    @Test
    final void aMainTrackIsReplacedAndPutBackExactly() {
        for (String id : ids) {
            List<Record> records = travelling(id);
            visit(there).place(placement(id, Optional.empty()), records);
            String before = content(id);
            String fingerprint = visit(there).session(id).fingerprint();
            List<Record> less = records.subList(0, firstEvent(records) + 1);
            Placement instead = placement(id, Optional.of(fingerprint)).replacingMain();
            UndoLog undo = visit(there).place(instead, less);
            assertThat(mainTexts(visit(there).read(id))).isEqualTo(mainTexts(less));
            visit(there).revert(undo);
            assertThat(content(id)).isEqualTo(before);
            visit(there).revert(undo);
            assertThat(content(id)).as("taken back once more").isEqualTo(before);
        }
    }

    private static int firstEvent(List<Record> records) {
        int at = 0;
        while (records.get(at).kind() != Record.Kind.EVENT) {
            at++;
        }
        return at;
    }

    private String content(String id) {
        return String.join("\n", texts(visit(there).read(id)));
    }

    private static List<String> mainTexts(List<Record> records) {
        return texts(records.stream().filter(Record::isMain).toList());
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
            try (StoreWriter writer = store.writer()) {
                writer.write(
                        placement(id, Optional.empty()),
                        RecordList.of(records),
                        visit(there).undo());
            }
            return id;
        });
        assertThat(visit(there).sessions()).isEmpty();
    }

    @Test
    final void hostileIdsAreNeverWritten() {
        for (String id : HOSTILE_IDS) {
            assertThat(adapter.isSessionId(id)).as("id %s", id).isFalse();
            Optional<Refusal> refusal = visit(there).with(store -> {
                try (StoreWriter writer = store.writer()) {
                    return writer.refuse(placement(id, Optional.empty()));
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

    @Test
    final void aTranscriptIsMadeOfWhateverRecordsHold() {
        Random random = new Random(1);
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            records.add(Record.event(Record.MAIN, noise).line());
        }
        for (String id : ids) {
            List<Record> mixed = new ArrayList<>(visit(here).read(id));
            for (Record noise : records) {
                mixed.add(random.nextInt(mixed.size()), noise);
            }
            assertThat(adapter.transcript(RecordList.of(mixed)).all()).isNotEmpty();
        }
        assertThat(adapter.transcript(RecordList.of(records)).all()).isNotEmpty();
        assertThat(adapter.transcript(RecordList.of(List.of())).all()).isEmpty();
    }

    @Test
    final void aTranscriptTellsWhatWasSaidEachTimeAnew() {
        for (String id : ids) {
            Transcript transcript = adapter.transcript(RecordList.of(visit(here).read(id)));
            assertThat(transcript.tool()).isEqualTo(adapter.id());
            assertThat(transcript.all()).isNotEmpty().isEqualTo(transcript.all());
            assertThat(transcript.all()).allMatch(message -> !message.parts().isEmpty());
            assertThat(transcript.all().stream().map(message -> message.id()).filter(one -> !one.isEmpty()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    final void nothingIsOpenWhereNothingRuns() {
        for (String id : ids) {
            Use use = visit(here).with(store -> store.use(id));
            assertThat(use).isNotInstanceOf(Use.Open.class);
            assertThat(use instanceof Use.Unsure unsure && unsure.toolRuns()).isFalse();
        }
    }

    @Test
    final void aSiblingsIdIsOneOfTheToolAndAFunctionOfItsSeed() {
        byte[] seed = new byte[32];
        String id = adapter.siblingId(seed);
        assertThat(adapter.isSessionId(id)).isTrue();
        assertThat(adapter.siblingId(seed)).isEqualTo(id);
        seed[3] = 1;
        assertThat(adapter.siblingId(seed)).isNotEqualTo(id);
    }

    @Test
    final void aMadeUpTitleIsLastingAndShows() {
        adapter.titled(ids.iterator().next(), "lamp \"ä\" \\ (laptop)").ifPresent(title -> {
            assertThat(title.kind()).isEqualTo(Record.Kind.LASTING);
            assertThat(title.isMain()).isTrue();
            assertThat(adapter.isClassedRightly(title)).isTrue();
            assertThat(adapter.titled(ids.iterator().next(), "lamp \"ä\" \\ (laptop)")
                            .orElseThrow()
                            .payload())
                    .isEqualTo(title.payload());
            Transcript shown = adapter.transcript(RecordList.of(List.of(title)));
            assertThat(shown.title()).hasValue("lamp \"ä\" \\ (laptop)");
        });
    }

    private StoreVisit visit(TestMachine machine) {
        return StoreVisit.to(adapter, machine);
    }

    private Map<String, String> fingerprints() {
        Map<String, String> all = new HashMap<>();
        visit(here).sessions().forEach(session -> all.put(session.id(), session.fingerprint()));
        return all;
    }

    private Placement placement(String id, Optional<String> expected) {
        Instant now = there.clock().instant();
        Path work = there.folder("work");
        return expected.map(print -> Placement.behind(id, work, print, Map.of(), now))
                .orElseGet(() -> Placement.whole(id, work, now));
    }

    private List<Record> travelling(String id) {
        return visit(here).read(id).stream()
                .filter(record -> record.kind() != Record.Kind.LOCAL)
                .toList();
    }

    private static List<Record> events(List<Record> records) {
        return records.stream()
                .filter(record -> record.isMain() && record.kind() == Record.Kind.EVENT)
                .toList();
    }

    private static List<String> texts(List<Record> records) {
        return records.stream().map(ToolAdapterContract::text).toList();
    }

    private static String text(Record record) {
        String payload = new String(record.payload(), StandardCharsets.ISO_8859_1);
        return record.track() + " " + record.kind() + " " + record.lineEnd() + " " + payload;
    }
}
