package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Diagnosis;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The contract of an adapter for reading its tool's sessions: {@link ToolAdapter} and what it opens, without writing. */
public abstract class ToolReadingContract extends OddInputContract {
    private static final StoreProbe.Reading NOTHING =
            new StoreProbe.Reading(List.of(), Position.START, SessionFacts.NONE);
    private static final String TITLE = "lamp \"ä\" \\ (laptop)";

    /** For subclasses. */
    protected ToolReadingContract() {}

    @ContractRule("sessions-once")
    final void showsEverySessionOnceUnderAnIdOfTheTool() {
        List<String> shown =
                visit(here).sessions().stream().map(SessionInfo::id).toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(ids).allMatch(adapter::isSessionId);
    }

    @ContractRule("reading-silent")
    final void readingChangesNothingThatTheToolCouldNotice() {
        StoreFiles before = StoreFiles.below(here.home());
        for (SessionInfo session : visit(here).sessions()) {
            List<Record> records = visit(here).read(session.id());
            assertThat(adapter.transcript(RecordList.of(records)).all()).isNotEmpty();
            visit(here).with(store -> store.useOf(session.id()));
        }
        Set<Path> watched = visit(here).with(store -> store.watchedFolders());
        assertThat(watched).isNotEmpty();
        assertThat(StoreFiles.below(here.home()).touchedSince(before))
                .as("files that reading changed")
                .isEmpty();
    }

    @ContractRule("fingerprint-alone")
    final void fingerprintsChangeWithTheirSessionAlone() {
        String spoken = ids.iterator().next();
        Map<String, String> before = fingerprints();
        assertThat(fingerprints()).isEqualTo(before);
        say(here, spoken);
        Map<String, String> after = fingerprints();
        assertThat(ids).allMatch(id -> Objects.equals(after.get(id), before.get(id)) != id.equals(spoken));
    }

    @ContractRule("fingerprint-size")
    final void aFingerprintShowsWhatWasSaidWithinOneTickOfTheClock() {
        for (String id : ids) {
            StoreFiles files = StoreFiles.below(here.home());
            String before = visit(here).session(id).fingerprint();
            say(here, id);
            files.restoreTimes();
            assertThat(visit(here).session(id).fingerprint())
                    .as("the fingerprint when files grew and kept their time")
                    .isNotEqualTo(before);
        }
    }

    @ContractRule("fingerprint-tracks")
    final void aFingerprintShowsAChangeOfEachTrackThatKeepsTheSize() {
        eachChange((before, record) -> assertThat(
                        visit(here).session(before.session()).fingerprint())
                .as("the fingerprint when a letter was changed in place: %s", record)
                .isNotEqualTo(before.fingerprint()));
    }

    @ContractRule("tracks-in-order")
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

    @ContractRule("bytes-own")
    final void aRecordIsTheToolsOwnBytes() {
        skipUnless(storesPlainBytes(), "the store does not keep the bytes of a record as they are");
        StoreFiles files = StoreFiles.below(here.home());
        for (String id : ids) {
            for (Record record : visit(here).read(id)) {
                byte[] bytes = ownBytes(record);
                assertThat(files.paths())
                        .as("a file that holds these bytes: %s", record)
                        .anyMatch(file -> EqualLengthChange.indexOf(files.content(file), bytes) >= 0);
            }
        }
    }

    private static byte[] ownBytes(Record record) {
        byte[] payload = record.payload();
        if (!record.endsWithLineFeed()) {
            return payload;
        }
        byte[] line = Arrays.copyOf(payload, payload.length + 1);
        line[payload.length] = '\n';
        return line;
    }

    @ContractRule("link-from-payload")
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

    /** An adapter that reads a session from the start each time gives that as its position. */
    @ContractRule("position-continues")
    final void aPositionDeliversTrailingStateAndWhatIsNew() {
        for (String id : ids) {
            Position position = visit(here).read(id, Position.START).position();
            List<Record> before = position.equals(Position.START) ? visit(here).read(id) : List.of();
            List<Record> again = visit(here).read(id, position).records();
            assertThat(events(again)).hasSameSizeAs(events(before));
            assertThat(sides(again).stream().filter(record -> record.kind() != Record.Kind.FILE))
                    .as("side tracks that did not change, other than whole files")
                    .hasSameSizeAs(sides(before).stream()
                            .filter(record -> record.kind() != Record.Kind.FILE)
                            .toList());
            say(here, id);
            List<Record> news = events(visit(here).read(id, position).records());
            assertThat(news).hasSize(events(before).size() + 1);
            List<Record> all = events(visit(here).read(id));
            assertThat(text(news.get(news.size() - 1))).isEqualTo(text(all.get(all.size() - 1)));
        }
    }

    @ContractRule("position-none")
    final void aPositionThatIsNoneIsRefused() {
        String id = ids.iterator().next();
        assertThatThrownBy(() -> visit(here).read(id, Position.of("nonsense")))
                .isInstanceOf(PositionRefusedException.class);
    }

    @ContractRule("position-hash")
    final void aPositionNoticesWhatWasRewrittenBeforeIt() {
        eachChange((before, record) -> assertThat(readFrom(before.session(), before.position()))
                .as("what is read from a position before which a letter was changed in place: %s", record)
                .isNotEqualTo(Optional.of(before.continued())));
    }

    /** A session before one of its records is changed: what it reads as, and what it reads as from its position. */
    private record Unchanged(
            String session, String fingerprint, List<String> texts, Position position, List<String> continued) {}

    /** What has to hold while a record is changed. */
    private interface ChangedCheck {
        void check(Unchanged before, Record record);
    }

    /** Changes a letter of each record that may travel, one after the other, and puts it back. */
    private void eachChange(ChangedCheck check) {
        boolean any = false;
        for (String id : ids) {
            StoreProbe.Reading whole = visit(here).read(id, Position.START);
            Unchanged before = new Unchanged(
                    id,
                    visit(here).session(id).fingerprint(),
                    texts(whole.records()),
                    whole.position(),
                    readFrom(id, whole.position()).orElseThrow());
            for (Record record : travelling(whole.records())) {
                any |= change(before, record, check);
            }
        }
        skipUnless(any, "no record stands in a file in its own bytes");
    }

    /** Changes a record in the file that the session is read from; returns whether there is one. */
    private boolean change(Unchanged before, Record record, ChangedCheck check) {
        for (EqualLengthChange change : EqualLengthChange.of(here.home(), record)) {
            change.make();
            try {
                if (!readFrom(before.session(), Position.START).equals(Optional.of(before.texts()))) {
                    check.check(before, record);
                    return true;
                }
            } finally {
                change.takeBack();
            }
        }
        return false;
    }

    private Optional<List<String>> readFrom(String id, Position position) {
        return visit(here).readSettled(id, position).map(reading -> texts(reading.records()));
    }

    @ContractRule("half-written")
    final void halfAMessageIsNotDelivered() {
        for (String id : ids) {
            Optional<Runnable> rest = sayHalf(here, id);
            skipUnless(rest.isPresent(), "the tool's files are never half written");
            StoreProbe.Reading half =
                    visit(here).readSettled(id, Position.START).orElse(NOTHING);
            rest.get().run();
            List<String> whole = texts(events(visit(here).read(id)));
            assertThat(whole)
                    .as("settled events of a half-written session")
                    .containsAll(texts(events(half.records()).stream()
                            .filter(record -> !record.isUnterminated())
                            .toList()));
            assertThat(texts(events(visit(here).read(id, half.position()).records())))
                    .as("a reading that continues behind it")
                    .endsWith(whole.get(whole.size() - 1));
        }
    }

    @ContractRule("local-stays")
    final void whatStaysHereIsLocalAndAcceptedUnderNoOtherClass() {
        for (String id : ids) {
            RecordLaws.checkLocal(adapter, visit(here).read(id));
        }
    }

    @ContractRule("values-complete")
    final void everyReadingGivesAllValuesOnce() {
        for (String id : ids) {
            StoreProbe.Reading whole = visit(here).read(id, Position.START);
            RecordLaws.checkValues(
                    whole.records(), visit(here).read(id, whole.position()).records());
        }
    }

    @ContractRule("title-followed")
    final void aTitleIsReadEachTimeItChanges() {
        for (String id : ids) {
            Position position = visit(here).read(id, Position.START).position();
            for (String title : List.of("lamp", "bulb", "lamp")) {
                skipUnless(rename(here, id, title), "rename does not say how a user gives a title");
                StoreProbe.Reading whole = visit(here).read(id, Position.START);
                assertThat(whole.facts().title()).as("the session's facts").hasValue(title);
                assertThat(adapter.transcript(RecordList.of(whole.records())).title())
                        .as("its transcript")
                        .hasValue(title);
                assertThat(visit(here).read(id, position).facts().title())
                        .as("the facts of a reading that continues")
                        .hasValue(title);
            }
        }
    }

    @ContractRule("title-shows")
    final void aMadeUpTitleIsLastingAndShows() {
        String id = ids.iterator().next();
        Optional<Record> made = adapter.titleRecord(id, TITLE);
        skipUnless(made.isPresent(), "the adapter makes no titles");
        Record title = made.orElseThrow();
        assertThat(title.kind()).isIn(Record.Kind.PROPERTY, Record.Kind.VALUE);
        assertThat(title.isMain()).isTrue();
        assertThat(adapter.hasValidClass(title)).isTrue();
        assertThat(adapter.titleRecord(id, TITLE).orElseThrow().payload()).isEqualTo(title.payload());
        assertThat(adapter.transcript(RecordList.of(List.of(title))).title()).hasValue(TITLE);
    }

    @ContractRule("transcript-again")
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

    @ContractRule("nothing-open")
    final void nothingIsOpenWhereNothingRuns() {
        for (String id : ids) {
            SessionUse use = visit(here).with(store -> store.useOf(id));
            assertThat(use).isNotInstanceOf(SessionUse.Open.class);
            assertThat(use instanceof SessionUse.Unknown unknown && unknown.toolRuns())
                    .isFalse();
        }
    }

    @ContractRule("diagnosis-silent")
    final void diagnosingASoundStoreFindsNoTroubleAndChangesNothing() {
        Map<String, String> before = FileTree.of(here.home()).content();
        List<Diagnosis> found = adapter.locate(here.machine()).stream()
                .flatMap(at -> adapter.diagnose(at, here.machine()).stream())
                .toList();
        assertThat(found).noneMatch(one -> one.severity().isTrouble());
        assertThat(FileTree.of(here.home()).content()).isEqualTo(before);
    }

    @ContractRule("sibling-id")
    final void aSiblingsIdIsOneOfTheToolAndAFunctionOfItsSeed() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            byte[] seed = new byte[32];
            seed[3] = (byte) i;
            String id = adapter.siblingId(seed);
            assertThat(adapter.isSessionId(id)).isTrue();
            assertThat(adapter.siblingId(seed.clone())).isEqualTo(id);
            assertThat(all.add(id)).as("another seed gives another id").isTrue();
        }
    }
}
