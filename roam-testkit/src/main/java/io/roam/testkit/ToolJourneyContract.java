package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.BranchTree;
import io.roam.api.Conversation;
import io.roam.api.SyncReport;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The contract of an adapter for what its sessions live through: two devices with roam itself, which is opened anew for each
 * synchronization. It contains those for reading and placing.
 */
public abstract class ToolJourneyContract extends ToolPlacingContract {
    /** For subclasses. */
    protected ToolJourneyContract() {}

    private ToolJourney begin() {
        return begin(adapter);
    }

    private ToolJourney begin(ToolAdapter sender) {
        return ToolJourney.begin(this, folder.resolve("journey"), sender);
    }

    private ToolJourney carried() {
        ToolJourney journey = begin();
        journey.carry();
        return journey;
    }

    @ContractRule("journey-arrives")
    final void aSessionArrivesAndTheAnswerComesBack() {
        try (ToolJourney journey = carried()) {
            assertThat(journey.sessions(journey.there())).isEqualTo(ids);
            for (String id : ids) {
                journey.checkArrived(id);
                say(journey.there().machine(), id);
            }
            journey.syncAll();
            ids.forEach(journey::checkArrived);
            ids.forEach(id -> say(journey.here().machine(), id));
            journey.syncAll();
            ids.forEach(journey::checkArrived);
            assertThat(journey.sessions(journey.here())).isEqualTo(ids);
            assertThat(journey.sessions(journey.there())).isEqualTo(ids);
        }
    }

    @ContractRule("journey-silent")
    final void afterEachStepNothingMoreHappens() {
        try (ToolJourney journey = carried()) {
            checkSilence(journey, "arrived");
            String id = ids.iterator().next();
            say(journey.there().machine(), id);
            journey.syncAll();
            checkSilence(journey, "answered");
            if (rename(journey.here().machine(), id, "lamp")) {
                journey.syncAll();
                checkSilence(journey, "titled");
            }
            say(journey.here().machine(), id);
            say(journey.there().machine(), id);
            journey.syncAll();
            checkSilence(journey, "continued on both");
        }
    }

    /** Checks that roam finds nothing to do, with its caches and without them, and changes no file of the tool. */
    private static void checkSilence(ToolJourney journey, String when) {
        for (TestDevice device : List.of(journey.here(), journey.there())) {
            StoreFiles before = journey.files(device);
            assertThat(journey.sync(device))
                    .as("%s: %s", when, device.name())
                    .matches(ToolJourneyContract::isSilent, "has nothing to do");
            device.loseCache();
            assertThat(journey.sync(device))
                    .as("%s: %s without its cache", when, device.name())
                    .matches(ToolJourneyContract::isSilent, "has nothing to do");
            assertThat(journey.files(device).touchedSince(before))
                    .as("%s: files that %s changed", when, device.name())
                    .isEmpty();
        }
    }

    private static boolean isSilent(SyncReport report) {
        return report.captured().isEmpty()
                && report.placed().isEmpty()
                && report.branched().isEmpty();
    }

    @ContractRule("title-returns")
    final void aTitleThatComesBackIsThatOfBothDevices() {
        try (ToolJourney journey = carried()) {
            String id = ids.iterator().next();
            for (String title : List.of("lamp", "bulb", "lamp")) {
                skipUnless(
                        rename(journey.here().machine(), id, title)
                                || (adapter.titleRecord(id, title).isPresent() && renameWithRoam(journey, id, title)),
                        "the tool has no titles that a user gives");
                journey.syncAll();
                checkTitle(journey, id, title);
            }
            if (rename(journey.there().machine(), id, "desk")) {
                journey.syncAll();
                checkTitle(journey, id, "desk");
            }
            journey.checkArrived(id);
        }
    }

    private static boolean renameWithRoam(ToolJourney journey, String id, String title) {
        return !journey.here().roam().rename(id, title).placed().isEmpty();
    }

    private static void checkTitle(ToolJourney journey, String id, String title) {
        for (TestDevice device : List.of(journey.here(), journey.there())) {
            assertThat(journey.title(device, id))
                    .as("the title on %s", device.name())
                    .hasValue(title);
            assertThat(device.roam().conversations().require(id).title())
                    .as("the title in roam's list on %s", device.name())
                    .hasValue(title);
        }
    }

    @ContractRule("two-writers")
    final void whatBothSaidStandsInTwoReadableSessionsOnBoth() {
        try (ToolJourney journey = carried()) {
            String id = ids.iterator().next();
            say(journey.here().machine(), id);
            say(journey.there().machine(), id);
            List<String> mine = texts(events(journey.records(journey.here(), id)));
            List<String> others = texts(events(journey.records(journey.there(), id)));
            assertThat(others).as("say writes another message each time").isNotEqualTo(mine);
            journey.placeAll();
            assertThat(texts(events(journey.records(journey.here(), id)))).isEqualTo(mine);
            assertThat(texts(events(journey.records(journey.there(), id)))).isEqualTo(others);
            String sibling = siblingOf(journey, journey.here());
            siblingOf(journey, journey.there());
            checkReadable(journey);

            say(journey.here().machine(), sibling);
            int longer = events(journey.records(journey.here(), sibling)).size();
            journey.syncAll();
            assertThat(events(journey.records(journey.there(), id)))
                    .as("what was said in the sibling")
                    .hasSize(longer);
        }
    }

    private String siblingOf(ToolJourney journey, TestDevice device) {
        Set<String> all = new HashSet<>(journey.sessions(device));
        assertThat(all).containsAll(ids);
        all.removeAll(ids);
        assertThat(all)
                .as(
                        "siblings on %s, skipped: %s",
                        device.name(), device.roam().preview().skipped())
                .hasSize(1)
                .allMatch(adapter::isSessionId);
        return all.iterator().next();
    }

    private void checkReadable(ToolJourney journey) {
        for (TestDevice device : List.of(journey.here(), journey.there())) {
            for (String session : journey.sessions(device)) {
                List<Record> records = journey.store(device).read(session);
                assertThat(adapter.transcript(RecordList.of(records)).all())
                        .as("session %s on %s", session, device.name())
                        .isNotEmpty();
            }
            assertThat(device.roam().conversations().list()).hasSize(ids.size());
        }
    }

    @ContractRule("undo-exact")
    final void whatCameIsTakenBackAndStaysAway() {
        try (ToolJourney journey = carried()) {
            String id = ids.iterator().next();
            StoreFiles before = journey.files(journey.there());
            List<String> texts = texts(journey.store(journey.there()).read(id));
            say(journey.here().machine(), id);
            journey.syncAll();
            journey.checkArrived(id);
            assertThat(journey.there().roam().undo(Optional.empty()).skipped()).isEmpty();
            for (int round = 0; round < 2; round++) {
                assertThat(texts(journey.store(journey.there()).read(id))).isEqualTo(texts);
                assertThat(journey.files(journey.there()).changedSince(before)).isEmpty();
                journey.syncAll();
            }
        }
    }

    @ContractRule("half-travels-not")
    final void halfAMessageStaysUntilItIsWhole() {
        try (ToolJourney journey = carried()) {
            for (String id : ids) {
                List<String> before = texts(events(journey.records(journey.there(), id)));
                Optional<Runnable> rest = sayHalf(journey.here().machine(), id);
                skipUnless(rest.isPresent(), "the tool's files are never half written");
                journey.here().watch(); // at once: an end that stays so for long counts as one
                journey.sync(journey.there());
                assertThat(texts(events(journey.records(journey.there(), id)))).isEqualTo(before);
                rest.get().run();
                journey.syncAll();
                journey.checkArrived(id);
                assertThat(events(journey.records(journey.there(), id))).hasSize(before.size() + 1);
                assertThat(journey.here().roam().conversations().branches(id).branches())
                        .hasSize(1);
            }
            assertThat(journey.sessions(journey.there())).isEqualTo(ids);
        }
    }

    @ContractRule("rewritten-kept")
    final void aRewrittenMessageIsReadAndTheOldOneIsKept() {
        try (ToolJourney journey = carried()) {
            String id = ids.iterator().next();
            say(journey.here().machine(), id);
            journey.syncAll();
            List<String> old = transcript(journey, journey.there(), id);
            List<Record> events = events(journey.records(journey.here(), id));
            List<EqualLengthChange> changes =
                    EqualLengthChange.of(journey.here().machine().home().resolve("."), events.get(events.size() - 1));
            skipUnless(storesPlainBytes() && !changes.isEmpty(), "no message stands in a file in its own bytes");
            changes.get(0).make();
            List<String> rewritten = transcript(journey, journey.here(), id);
            assertThat(rewritten).as("the session after its file was rewritten").isNotEqualTo(old);
            StoreFiles before = journey.files(journey.here());
            journey.sync(journey.here());
            assertThat(journey.files(journey.here()).touchedSince(before))
                    .as("files of the tool that roam changed")
                    .doesNotContainAnyElementsOf(before.paths());
            journey.syncAll();
            assertThat(transcript(journey, journey.here(), id)).isEqualTo(rewritten);
            for (TestDevice device : List.of(journey.here(), journey.there())) {
                assertThat(branches(device)).as("branches on %s", device.name()).contains(rewritten);
            }
        }
    }

    private List<String> transcript(ToolJourney journey, TestDevice device, String id) {
        return adapter.transcript(RecordList.of(journey.store(device).read(id))).all().stream()
                .map(message -> message.parts().toString())
                .toList();
    }

    /** Returns what the branches of all conversations say. */
    private static List<List<String>> branches(TestDevice device) {
        List<List<String>> all = new ArrayList<>();
        for (Conversation conversation : device.roam().conversations().list()) {
            for (BranchTree.Branch branch :
                    device.roam().conversations().branches(conversation.id()).branches()) {
                all.add(device
                        .roam()
                        .conversations()
                        .branchTranscript(conversation.id(), Optional.of(String.valueOf(branch.number())))
                        .transcript()
                        .all()
                        .stream()
                        .map(message -> message.parts().toString())
                        .toList());
            }
        }
        return all;
    }

    @ContractRule("journey-killed")
    final void aKillAtAnyStepOfTheDiskLosesAndDoublesNothing() {
        try (ToolJourney journey = begin()) {
            journey.sync(journey.here());
            killAtEachStep(journey);
            journey.carry();
            ids.forEach(journey::checkArrived);
            ids.forEach(id -> say(journey.here().machine(), id));
            journey.sync(journey.here());
            killAtEachStep(journey);
            journey.syncAll();
            ids.forEach(journey::checkArrived);
            assertThat(journey.sessions(journey.there())).isEqualTo(ids);
            assertThat(journey.sessions(journey.here())).isEqualTo(ids);
        }
    }

    /** Lets the second device synchronize, and kills it at each step that the adapter takes. */
    private static void killAtEachStep(ToolJourney journey) {
        TestDevice there = journey.there();
        Path own = there.machine().home().resolve("roam");
        boolean killed = true;
        for (int step = 0; killed; step++) {
            FaultyDisk disk = step % 2 == 0 ? FaultyDisk.killedAt(step / 2) : FaultyDisk.killedIn(step / 2);
            there.onDisk(disk.counting(
                    file -> !file.startsWith(own) || file.toString().contains("undo")));
            try {
                there.sync();
            } catch (FaultyDisk.Killed e) { // as it was to be
                assertThat(disk.isDead()).isTrue();
            }
            killed = disk.isDead();
            there.onDisk(Disk.unforced());
        }
    }

    @ContractRule("journey-private")
    final void whatCameIsReadableByTheUserAlone() {
        try (ToolJourney journey = begin()) {
            skipUnless(StoreFiles.knowsAccess(folder), "this file system knows no permissions");
            Set<Path> open = StoreFiles.openOf(journey.files(journey.there()).paths());
            journey.carry();
            assertThat(journey.sessions(journey.there())).isEqualTo(ids);
            assertThat(StoreFiles.openOf(journey.files(journey.there()).paths()))
                    .isSubsetOf(open);
        }
    }

    @ContractRule("journey-disk")
    final void whatCameWasWrittenThroughTheMachinesDisk() {
        try (ToolJourney journey = begin()) {
            FaultyDisk disk = FaultyDisk.sound();
            journey.there().onDisk(disk);
            StoreFiles before = journey.files(journey.there());
            journey.carry();
            assertThat(journey.sessions(journey.there())).isEqualTo(ids);
            assertThat(journey.files(journey.there()).changedSince(before)).isSubsetOf(disk.files());
        }
    }

    @ContractRule("grant-refused")
    final void aPeersGrantOfPermissionsIsNotPlaced() {
        try (ToolJourney journey = begin(new DisguisingTool(adapter))) {
            List<Record> grants = new ArrayList<>();
            for (String id : ids) {
                journey.store(journey.here()).read(id).stream()
                        .filter(record -> record.kind() == Record.Kind.LOCAL)
                        .forEach(grants::add);
            }
            skipUnless(!grants.isEmpty(), "no record of fill is local");
            journey.sync(journey.here());
            journey.syncAll();
            StoreFiles files = journey.files(journey.there());
            for (Record grant : grants) {
                assertThat(files.paths())
                        .as("files of the other device that hold %s", grant)
                        .noneMatch(file -> EqualLengthChange.indexOf(files.content(file), grant.payload()) >= 0);
            }
        }
    }
}
