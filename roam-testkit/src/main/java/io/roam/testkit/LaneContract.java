package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What holds for {@link io.roam.spi.transport.SyncTransport#live}. Without lanes, words come with packs. */
abstract class LaneContract extends MeetingPlaceContract {
    private static final int LANE = 256;
    private static final byte[] DELETED = {};

    /** Waits until all devices know all these words; where there are no lanes, their author packs them. */
    private void deliver(String author, Set<String> words) {
        if (lanes().isEmpty()) {
            inbox(author).pack();
        }
        settleUntil(
                "all know " + words.size() + " words of " + author,
                () -> inboxNames().stream().allMatch(name -> inbox(name).words().containsAll(words)));
    }

    private Set<String> inboxNames() {
        return transports.keySet();
    }

    private Set<String> say(String device, String word, int count) {
        Set<String> words =
                IntStream.range(0, count).mapToObj(i -> word + i).collect(Collectors.toCollection(TreeSet::new));
        words.forEach(inbox(device)::say);
        return words;
    }

    private List<String> laneOf(String device) throws IOException {
        List<String> words = new ArrayList<>();
        for (byte[] content : lanes().isPresent() ? lanes().get().read(device) : List.<byte[]>of()) {
            String text = new String(content, UTF_8);
            words.add(text.substring(text.lastIndexOf(' ') + 1));
        }
        return words;
    }

    @ContractRule("live-batches-arrive")
    final void whatIsLiveArrives() throws IOException {
        deliver("ann", say("ann", "hello", 3));
        deliver("ben", say("ben", "answer", 1));
        assertThat(inbox("cat").hasRead(id("ann"))).isEqualTo(lanes().isPresent());
        if (lanes().isPresent()) {
            assertThat(inbox("cat").arrivals()).isEmpty();
            assertThat(laneOf("ann")).containsExactlyInAnyOrder("hello0", "hello1", "hello2");
        }
    }

    @ContractRule("known-live-batches-cost-nothing")
    final void whatIsLiveAndKnownIsNotExchangedAgain() {
        deliver("ann", say("ann", "once", 2));
        for (String device : inboxNames()) {
            TransportReport report = settle(device);
            assertThat(report.sent() + report.received()).isZero();
            assertThat(report.failures()).isEmpty();
            assertThat(report.notes()).isEmpty();
        }
    }

    @ContractRule("a-lane-is-bounded")
    final void aLaneStaysSmallWhateverIsSaid() throws IOException {
        Set<String> all = new TreeSet<>();
        for (int turn = 0; turn < 6; turn++) {
            all.addAll(say("ann", "turn" + turn + "-", 100));
            deliver("ann", all);
            assertThat(laneOf("ann")).hasSizeLessThanOrEqualTo(LANE);
            inbox("ann").pack();
        }
        settleUntil("packs came", () -> inbox("cat").arrivals().size() == 6);
        assertThat(laneOf("ann")).hasSizeLessThanOrEqualTo(LANE);
        assertThat(inbox("ben").words()).containsAll(all);
    }

    @ContractRule("a-restart-keeps-the-lane")
    final void whatIsLiveIsSaidAgainAfterARestart() throws IOException {
        Set<String> words = say("ann", "early", 2);
        settle("ann");
        restart("ann");
        deliver("ann", words);
        restart("ann");
        settleAll();
        if (lanes().isPresent()) {
            assertThat(laneOf("ann")).containsExactlyInAnyOrderElementsOf(words);
        }
    }

    @ContractRule("a-spoiled-lane-loses-nothing")
    final void aLaneThatOthersSpoilDelaysWordsOnly() throws IOException {
        Set<String> words = say("ann", "kept", 5);
        for (byte[] content : List.of(DELETED, "junk".getBytes(UTF_8), new byte[Inbox.MAX_LIVE_BYTES + 1])) {
            deliver("ann", words);
            if (lanes().isEmpty()) {
                return;
            }
            lanes().get().overwrite("ben", "ann", content);
            words.addAll(say("ann", "more" + content.length, 1));
            deliver("ann", words);
            settleUntil("the lane is whole again", () -> isLaneOfAnn(words));
            inbox("cat").forgetSingles();
            restart("cat");
        }
        deliver("ann", words);
    }

    private boolean isLaneOfAnn(Set<String> words) {
        try {
            return laneOf("ann").containsAll(words);
        } catch (IOException e) {
            return false;
        }
    }

    @ContractRule("a-reader-changes-no-lane")
    final void whoReadsALaneLeavesItAsItIs() throws IOException {
        Set<String> words = say("ann", "mine", 3);
        deliver("ann", words);
        if (lanes().isPresent()) {
            settle("ben");
            inbox("cat").forgetSingles();
            restart("cat");
            for (int round = 0; round < rounds(); round++) {
                settle("cat");
            }
            assertThat(inbox("cat").words()).containsAll(words);
        }
    }

    @ContractRule("lanes-of-strangers-are-not-read")
    final void theLaneOfADeviceThatIsNotHeardIsNotRead() {
        inbox("ben").listenTo(id("ann"), false);
        Set<String> words = say("ann", "stranger", 2);
        if (lanes().isEmpty()) {
            return;
        }
        settleUntil("cat hears", () -> inbox("cat").words().containsAll(words));
        settleAll();
        assertThat(inbox("ben").hasRead(id("ann"))).isFalse();
        inbox("ben").listenTo(id("ann"), true);
        settleUntil("ben hears", () -> inbox("ben").words().containsAll(words));
    }

    @ContractRule("an-owner-hears-its-own-lane")
    final void aDeviceThatWasSetBackHearsItsOwnLane() throws IOException {
        Set<String> words = say("ann", "lost", 3);
        if (lanes().isEmpty()) {
            return;
        }
        deliver("ann", words);
        inbox("ann").forgetSingles();
        restart("ann");
        words.addAll(say("ann", "later", 2));
        settle("ann");
        settle("ann");
        assertThat(inbox("ann").words()).containsAll(words);
        assertThat(laneOf("ann")).containsExactlyInAnyOrderElementsOf(words);
        deliver("ann", words);
    }

    @ContractRule("withdrawn-batches-vanish")
    final void whatIsWithdrawnVanishesFromTheLane() throws IOException {
        inbox("ann").say("secret");
        inbox("ann").say("open");
        deliver("ann", Set.of("secret", "open"));
        inbox("ann").withdraw("secret");
        settleAll();
        if (lanes().isPresent()) {
            assertThat(laneOf("ann")).containsExactly("open");
        }
    }

    @ContractRule("a-batch-stays-until-its-pack-is-there")
    final void nothingLeavesALaneBeforeItsPackIsThere() throws IOException {
        Set<String> words = say("ann", "word", LANE);
        settle("ann");
        Path pack = inbox("ann").pack();
        Path vanished = folder().resolve("vanished").resolve(pack.getFileName());
        words.addAll(say("ann", "late", 1));
        settle("ann", List.of(vanished));
        settle("ann", List.of(vanished));
        if (lanes().isPresent()) {
            assertThat(laneOf("ann"))
                    .containsAll(words.stream()
                            .filter(word -> word.startsWith("word"))
                            .toList());
        }
        deliver("ann", words);
    }

    @ContractRule("an-exchange-without-live-leaves-the-lane")
    final void aLaneStaysAsItIsWhereNobodySaysWhatIsLive() throws IOException {
        Set<String> words = say("ann", "stay", 3);
        deliver("ann", words);
        if (lanes().isPresent()) {
            transport("ann").publish(List.of());
            transport("ann").exchange();
            assertThat(laneOf("ann")).containsExactlyInAnyOrderElementsOf(words);
        }
    }

    @ContractRule("large-batches-come-with-packs")
    final void whatIsLargeComesWithPacks() throws IOException {
        String large = "x".repeat(Inbox.MAX_LIVE_BYTES);
        inbox("ann").say(large);
        inbox("ann").say("small");
        settleAll();
        assertThat(laneOf("ann")).doesNotContain(large);
        inbox("ann").pack();
        settleUntil("both are known", () -> inbox("cat").words().containsAll(Set.of(large, "small")));
    }
}
