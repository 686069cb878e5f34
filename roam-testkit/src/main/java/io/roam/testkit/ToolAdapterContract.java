package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Diagnosis;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
public abstract class ToolAdapterContract extends ToolPlacingContract {
    /** For subclasses. */
    protected ToolAdapterContract() {}

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
    final void aLinkIsMadeOfThePayloadAlone() {
        for (String id : ids) {
            for (Record record : visit(here).read(id)) {
                if (record.isMain() && record.kind() != Record.Kind.LOCAL) {
                    assertThat(adapter.linkOf(Record.event(Record.MAIN, record.payload())))
                            .isEqualTo(record.link());
                }
            }
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
    final void whatStaysHereIsLocalAndAcceptedUnderNoOtherClass() {
        for (String id : ids) {
            RecordLaws.checkLocal(adapter, visit(here).read(id));
        }
    }

    @Test
    final void everyReadingGivesAllValuesOnce() {
        for (String id : ids) {
            StoreProbe.Reading whole = visit(here).read(id, Position.START);
            RecordLaws.checkValues(
                    whole.records(), visit(here).read(id, whole.position()).records());
        }
    }

    @Test
    final void aPositionThatIsNoneIsRefused() {
        String id = ids.iterator().next();
        assertThatThrownBy(() -> visit(here).read(id, new Position("nonsense")))
                .isInstanceOf(PositionRefusedException.class);
    }

    @Test
    final void aTranscriptIsMadeOfWhateverRecordsHold() {
        Random random = new Random(1);
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            records.add(Record.event(Record.MAIN, noise).asLine());
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
            SessionUse use = visit(here).with(store -> store.useOf(id));
            assertThat(use).isNotInstanceOf(SessionUse.Open.class);
            assertThat(use instanceof SessionUse.Unknown unknown && unknown.toolRuns())
                    .isFalse();
        }
    }

    @Test
    final void diagnosingASoundStoreFindsNoTroubleAndChangesNothing() {
        Map<String, String> before = FileTree.of(here.home()).content();
        List<Diagnosis> found = adapter.locate(here.machine()).stream()
                .flatMap(at -> adapter.diagnose(at, here.machine()).stream())
                .toList();
        assertThat(found).noneMatch(one -> one.severity().isTrouble());
        assertThat(FileTree.of(here.home()).content()).isEqualTo(before);
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
        adapter.titleRecord(ids.iterator().next(), "lamp \"ä\" \\ (laptop)").ifPresent(title -> {
            assertThat(title.kind()).isIn(Record.Kind.PROPERTY, Record.Kind.VALUE);
            assertThat(title.isMain()).isTrue();
            assertThat(adapter.hasValidClass(title)).isTrue();
            assertThat(adapter.titleRecord(ids.iterator().next(), "lamp \"ä\" \\ (laptop)")
                            .orElseThrow()
                            .payload())
                    .isEqualTo(title.payload());
            Transcript shown = adapter.transcript(RecordList.of(List.of(title)));
            assertThat(shown.title()).hasValue("lamp \"ä\" \\ (laptop)");
        });
    }
}
