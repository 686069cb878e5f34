package io.roam.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a history costs, counted in looks at the batches; and that its quick answers are those of a walk from node to node. */
class HistoryWorkTest {
    private static final String RULE = "t/1";
    private static final ConversationId CONVERSATION = ConversationId.of("t", hash("first"));

    private final long[] looks = {0};

    @Test
    void aBatchCostsTheSameHoweverManyThereAre() {
        double few = costOfTurns(300);
        double many = costOfTurns(30_000);
        assertThat(many).isLessThanOrEqualTo(1.5 * few);
    }

    /** Two devices take turns, so that no device's batches can be added one after the other. */
    private double costOfTurns(int batches) {
        List<BatchOutline> all = new ArrayList<>();
        ChainValue at = ChainValue.root(RULE);
        for (int i = 0; i < batches; i++) {
            BatchOutline batch = batch(i % 2, i, at, List.of(hash("e" + i)), List.of());
            all.add(batch);
            at = batch.header().to();
        }
        Collections.shuffle(all, new Random(1));
        looks[0] = 0;
        History history = History.of(RULE, all);
        assertThat(history.dangling()).isEmpty();
        assertThat(history.heads()).hasSize(1);
        assertThat(history.heads().get(0).chain().length()).isEqualTo(batches);
        return looks[0] / (double) batches;
    }

    @Test
    void aPartOfASideTrackCostsTheSameHoweverManyThereAre() {
        double few = costOfParts(100);
        double many = costOfParts(10_000);
        assertThat(many).isLessThanOrEqualTo(1.5 * few);
    }

    private double costOfParts(int parts) {
        List<BatchOutline> all = new ArrayList<>();
        ChainValue at = ChainValue.root(RULE);
        for (int i = 0; i < parts; i++) {
            SideTrackMark part =
                    new SideTrackMark("agent", false, hash("s" + i), i, hash("s" + (i + 1)), i + 1, 0, Hash.ZERO);
            BatchOutline batch = batch(0, i, at, List.of(hash("e" + i)), List.of(part));
            all.add(batch);
            at = batch.header().to();
        }
        History history = History.of(RULE, all);
        looks[0] = 0;
        SideTracks tracks = SideTracks.at(history, history.heads().get(0));
        assertThat(tracks.parts(tracks.winners().get("agent"))).hasSize(parts);
        return looks[0] / (double) parts;
    }

    @Test
    void aPropertyCostsTheSameHoweverManyBatchesThereAre() {
        double few = costOfProperties(100);
        double many = costOfProperties(10_000);
        assertThat(many).isLessThanOrEqualTo(1.5 * few);
    }

    private double costOfProperties(int batches) {
        List<BatchOutline> all = new ArrayList<>();
        ChainValue at = ChainValue.root(RULE);
        for (int i = 0; i < batches; i++) {
            PropertyMark title = new PropertyMark(0, "title", 1, hash("t" + i));
            BatchOutline batch = batch(i % 2, i, at, marks(List.of(hash("e" + i))), List.of(title), List.of());
            all.add(batch);
            at = batch.header().to();
        }
        History history = History.of(RULE, all);
        looks[0] = 0;
        PropertyHistory properties = PropertyHistory.at(history, history.heads().get(0));
        assertThat(Objects.requireNonNull(properties.current("title")).mark().payload())
                .isEqualTo(hash("t" + (batches - 1)));
        return looks[0] / (double) batches;
    }

    /** Each of these batches holds the one event, with a title before it. */
    @Test
    void anEventCostsTheSameForEachBatchHoweverManyHoldIt() {
        double few = costOfOccurrences(100);
        double many = costOfOccurrences(10_000);
        assertThat(many).isLessThanOrEqualTo(1.5 * few);
    }

    private double costOfOccurrences(int batches) {
        List<BatchOutline> all = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            PropertyMark title = new PropertyMark(0, "title", 1, hash("t" + i));
            EventMark event = new EventMark(hash("e"), 1, hash("t" + i), hash("e"), 1, false);
            all.add(batch(i % 2, i, ChainValue.root(RULE), List.of(event), List.of(title), List.of()));
        }
        looks[0] = 0;
        History history = History.of(RULE, all);
        HistoryNode head = history.heads().get(0);
        assertThat(PropertyHistory.at(history, head).current("title")).isNotNull();
        return looks[0] / (double) batches;
    }

    @Test
    void whatMissesItsPredecessorDangles() {
        BatchOutline first = batch(0, 0, ChainValue.root(RULE), List.of(hash("a")), List.of());
        BatchOutline lost = batch(1, 0, first.header().to(), List.of(hash("b")), List.of());
        BatchOutline last = batch(0, 1, lost.header().to(), List.of(hash("c")), List.of());

        assertThat(History.of(RULE, List.of(last, first)).dangling()).containsExactly(last);
        assertThat(History.of(RULE, List.of(last, lost, first)).dangling()).isEmpty();
    }

    @Test
    void quickAnswersAreThoseOfAWalk() {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            History history = randomTree(random, 60);
            List<HistoryNode> nodes = new ArrayList<>(history.nodes());
            ListMultimap<ChainValue, HistoryNode.Occurrence> all = occurrences(history);
            for (HistoryNode a : nodes) {
                for (HistoryNode b : nodes) {
                    boolean before = isBefore(a, b);
                    assertThat(History.isAncestor(a, b)).isEqualTo(before);
                    if (before && a != b) {
                        assertThat(History.firstBehind(a, b))
                                .isSameAs(History.path(a, b).get(0));
                    }
                }
                assertThat(a.lastMessageTime()).isEqualTo(latest(history, a));
                SideTracks tracks = SideTracks.at(history, a);
                assertThat(tracks.winners()).isEqualTo(winners(history, a));
                assertThat(tracks.versionsUpToHead("f0")).isEqualTo(versions(history, "f0", a));
                assertThat(history.batchesEndingAt(a)).isEqualTo(ending(history, a));
                List<HistoryNode.Occurrence> occurrences = all.get(a.chain());
                if (!occurrences.isEmpty()) {
                    assertThat(a.mark()).isEqualTo(occurrences.get(0).mark());
                    assertThat(a.winningOccurrence())
                            .isEqualTo(occurrences.stream()
                                    .reduce(
                                            occurrences.get(0),
                                            (best, next) -> hasMoreState(next.mark(), best.mark()) ? next : best));
                }
            }
            assertThat(History.isAncestor(
                            history.root(), randomTree(random, 5).heads().get(0)))
                    .as("another tree")
                    .isFalse();
        }
    }

    @Test
    void aDeepTreeNeedsNoRecursion() {
        List<Hash> events = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            events.add(hash("e" + i));
        }
        History history = History.of(RULE, List.of(batch(0, 0, ChainValue.root(RULE), events, List.of())));
        assertThat(History.isAncestor(history.root(), history.heads().get(0))).isTrue();
    }

    private History randomTree(Random random, int batches) {
        List<BatchOutline> all = new ArrayList<>();
        List<ChainValue> known = new ArrayList<>(List.of(ChainValue.root(RULE)));
        for (int i = 0; i < batches; i++) {
            ChainValue at = known.get(random.nextInt(known.size()));
            List<EventMark> events = new ArrayList<>();
            for (int k = random.nextInt(4); k >= 0; k--) {
                Hash identity = hash(random.nextInt(3) + "-" + at.length() + k);
                Hash segment = hash("state" + random.nextInt(3));
                events.add(new EventMark(identity, random.nextInt(2), segment, identity, i, false));
            }
            List<SideTrackMark> sides = random.nextInt(3) > 0
                    ? List.of()
                    : List.of(new SideTrackMark(
                            "f" + random.nextInt(2), true, Hash.ZERO, 0, hash("x" + i), 1, 1, Hash.ZERO));
            all.add(batch(random.nextInt(2), i, at, events, List.of(), sides));
            ChainValue next = at;
            for (EventMark event : events) {
                next = next.next(event.identity());
                known.add(next);
            }
        }
        Collections.shuffle(all, random);
        return History.of(RULE, all);
    }

    private static boolean isBefore(HistoryNode a, HistoryNode b) {
        HistoryNode at = b;
        while (at != null && at != a) {
            at = at.parent();
        }
        return at == a;
    }

    private static Instant latest(History history, HistoryNode node) {
        return history.batches().stream()
                .filter(batch -> isBefore(end(history, batch), node))
                .map(batch -> batch.header().time())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static List<SideTracks.Version> versions(History history, String track, HistoryNode head) {
        return history.batches().stream()
                .filter(batch -> isBefore(end(history, batch), head))
                .flatMap(batch -> batch.sideTracks().stream()
                        .filter(mark -> mark.track().equals(track))
                        .map(mark -> new SideTracks.Version(batch, mark)))
                .toList();
    }

    private static List<BatchOutline> ending(History history, HistoryNode node) {
        return history.batches().stream()
                .filter(batch -> end(history, batch) == node)
                .toList();
    }

    /** Returns where the event of each node is, in the order of batches. */
    private static ListMultimap<ChainValue, HistoryNode.Occurrence> occurrences(History history) {
        ListMultimap<ChainValue, HistoryNode.Occurrence> all = ArrayListMultimap.create();
        for (BatchOutline batch : history.batches()) {
            ChainValue at = batch.header().from();
            for (int i = 0; i < batch.events().size(); i++) {
                at = at.next(batch.events().get(i).identity());
                all.put(at, new HistoryNode.Occurrence(batch, i));
            }
        }
        return all;
    }

    private static boolean hasMoreState(EventMark one, EventMark other) {
        return one.state() == other.state()
                ? one.segment().compareTo(other.segment()) > 0
                : one.state() > other.state();
    }

    private static HistoryNode end(History history, BatchOutline batch) {
        return history.findNode(batch.header().to().value()).orElseThrow();
    }

    private static Map<String, SideTracks.Version> winners(History history, HistoryNode head) {
        Map<String, SideTracks.Version> winners = new HashMap<>();
        for (BatchOutline batch : history.batches()) {
            for (SideTrackMark mark : batch.sideTracks()) {
                if (isBefore(end(history, batch), head)) {
                    SideTracks.Version version = new SideTracks.Version(batch, mark);
                    winners.merge(mark.track(), version, (a, b) -> longer(b, a) ? b : a);
                }
            }
        }
        return winners;
    }

    private static boolean longer(SideTracks.Version one, SideTracks.Version other) {
        long a = one.batch().header().to().length();
        long b = other.batch().header().to().length();
        return a > b || (a == b && one.mark().to().compareTo(other.mark().to()) > 0);
    }

    private BatchOutline batch(
            int device, long number, ChainValue from, List<Hash> identities, List<SideTrackMark> sides) {
        return batch(device, number, from, marks(identities), List.of(), sides);
    }

    private static List<EventMark> marks(List<Hash> identities) {
        return identities.stream()
                .map(identity -> new EventMark(identity, 0, Hash.ZERO, identity, 1, false))
                .toList();
    }

    private BatchOutline batch(
            int device,
            long number,
            ChainValue from,
            List<EventMark> events,
            List<PropertyMark> properties,
            List<SideTrackMark> sides) {
        ChainValue to = from;
        for (EventMark event : events) {
            to = to.next(event.identity());
        }
        BatchHeader header = new BatchHeader(
                "main",
                new DeviceId((device == 0 ? "a" : "b").repeat(32)),
                number,
                "t",
                RULE,
                CONVERSATION,
                from,
                to,
                Instant.ofEpochSecond(number),
                new BatchHeader.Part(0, Hash.ZERO),
                new BatchHeader.Part(0, Hash.ZERO),
                Map.of());
        BatchId id = new BatchId(hash(device + "." + number));
        return new BatchOutline(
                id, header, BatchMetadata.NOTHING, counted(events), List.of(), counted(properties), counted(sides));
    }

    private <T> List<T> counted(List<T> list) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                looks[0]++;
                return list.get(index);
            }

            @Override
            public int size() {
                looks[0]++;
                return list.size();
            }
        };
    }

    private static Hash hash(String text) {
        return Hash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
