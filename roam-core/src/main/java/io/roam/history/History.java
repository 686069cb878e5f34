package io.roam.history;

import com.google.common.base.Suppliers;
import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tree of chain values that the accepted batches of a conversation form under one class rule. Immutable. */
public final class History {
    /** Orders batches by their devices, numbers and ids. */
    static final Comparator<BatchOutline> ORDER = Comparator.comparing(
                    (BatchOutline o) -> o.header().device().text())
            .thenComparingLong(o -> o.header().number())
            .thenComparing(BatchOutline::id);

    private static final int FEW_CHILDREN = 8;

    private final HistoryNode root;
    private final Map<Hash, HistoryNode> nodes = new HashMap<>();
    private final List<BatchOutline> batches = new ArrayList<>();
    private final Sha256 sum = new Sha256();
    private final List<BatchOutline> dangling = new ArrayList<>();
    private final List<BatchOutline> untrue = new ArrayList<>();

    private final Supplier<Map<String, List<SideTracks.Version>>> versions = Suppliers.memoize(this::findVersions);

    private @Nullable History earlier;
    private List<HistoryNode> heads = List.of();

    private History(String rule, @Nullable History earlier) {
        this.earlier = earlier;
        this.root = new HistoryNode(ChainValue.root(rule), null);
        nodes.put(root.chain().value(), root);
    }

    /** Returns the history of these batches, without those of other rules. */
    public static History of(String rule, List<BatchOutline> batches) {
        return of(rule, batches, null);
    }

    /** Returns the history of these batches. Reuses the chain values of an earlier history of the conversation, under the same rule. */
    public static History of(String rule, List<BatchOutline> batches, @Nullable History earlier) {
        History history = new History(rule, earlier);
        Map<Hash, List<BatchOutline>> waiting = new LinkedHashMap<>();
        batches.stream()
                .filter(batch -> batch.header().rule().equals(rule))
                .sorted(ORDER)
                .forEach(batch -> history.addWithFollowers(batch, waiting));
        waiting.values().forEach(history.dangling::addAll);
        history.dangling.sort(ORDER);
        history.batches.sort(ORDER);
        history.numberNodes();
        history.heads = history.findHeads();
        history.earlier = null;
        return history;
    }

    /** Adds a batch, and those that waited for its chain values; or lets it wait for its predecessor. */
    private void addWithFollowers(BatchOutline batch, Map<Hash, List<BatchOutline>> waiting) {
        Deque<BatchOutline> next = new ArrayDeque<>();
        next.add(batch);
        while (!next.isEmpty()) {
            BatchOutline one = next.remove();
            HistoryNode from = nodes.get(one.header().from().value());
            if (from != null && from.chain().length() != one.header().from().length()) {
                untrue.add(one); // it lies about what it continues, and counts for nothing
            } else if (from == null) {
                waiting.computeIfAbsent(one.header().from().value(), chain -> new ArrayList<>(1))
                        .add(one);
            } else {
                add(one, from, node -> {
                    @Nullable
                    List<BatchOutline> followers = waiting.isEmpty()
                            ? null
                            : waiting.remove(node.chain().value());
                    if (followers != null) {
                        next.addAll(followers);
                    }
                });
            }
        }
    }

    private void add(BatchOutline batch, HistoryNode from, Consumer<HistoryNode> passed) {
        HistoryNode at = from;
        List<EventMark> events = batch.events();
        for (int i = 0; i < events.size(); i++) {
            at = childOf(at, events.get(i).identity(), batch.header().to());
            at.addOccurrence(new HistoryNode.Occurrence(batch, i));
            passed.accept(at);
        }
        at.addEnding(batch);
        batches.add(batch);
    }

    /** Numbers the nodes so that a node's descendants have the numbers behind its own, without recursion: a tree may be deep. */
    private void numberNodes() {
        Deque<HistoryNode> open = new ArrayDeque<>();
        Deque<Integer> nextChild = new ArrayDeque<>();
        int number = 0;
        enter(root, number, open, nextChild);
        while (!open.isEmpty()) {
            HistoryNode at = open.getLast();
            int child = nextChild.removeLast();
            if (child < at.children().size()) {
                nextChild.add(child + 1);
                number++;
                enter(at.children().get(child), number, open, nextChild);
            } else {
                open.removeLast();
                at.leave(number);
            }
        }
    }

    private void enter(HistoryNode node, int number, Deque<HistoryNode> open, Deque<Integer> nextChild) {
        node.enter(root, number);
        open.add(node);
        nextChild.add(0);
    }

    /** Returns the node behind an event; where it is the end of a batch, it shares the chain value with the batch, to save memory. */
    private HistoryNode childOf(HistoryNode at, Hash identity, ChainValue end) {
        ChainValue chain = chainAfter(at, identity);
        HistoryNode known = nodes.get(chain.value());
        if (known != null) {
            return known;
        }
        HistoryNode node = new HistoryNode(chain.equals(end) ? end : chain, at);
        at.addChild(node);
        nodes.put(chain.value(), node);
        return node;
    }

    private ChainValue chainAfter(HistoryNode at, Hash identity) {
        HistoryNode then = earlier == null ? null : earlier.nodes.get(at.chain().value());
        if (then != null && then.children().size() <= FEW_CHILDREN) {
            for (HistoryNode child : then.children()) {
                if (child.mark().identity().equals(identity)) {
                    return child.chain();
                }
            }
        }
        return at.chain().next(identity, sum);
    }

    /** Returns the node of the empty history, which is before all others. */
    public HistoryNode root() {
        return root;
    }

    /** Returns the node of a chain value, if the tree contains it. */
    public Optional<HistoryNode> findNode(Hash chain) {
        return Optional.ofNullable(nodes.get(chain));
    }

    /** Whether the tree contains a chain value. */
    public boolean contains(ChainValue chain) {
        return nodes.containsKey(chain.value());
    }

    /** Returns the nodes that no other continues, the longest first, then by value. Empty if there is no event. */
    public List<HistoryNode> heads() {
        return heads;
    }

    private List<HistoryNode> findHeads() {
        return nodes.values().stream()
                .filter(node -> node.children().isEmpty() && node != root)
                .sorted(Comparator.comparingLong(
                                (HistoryNode node) -> -node.chain().length())
                        .thenComparing(node -> node.chain().value()))
                .toList();
    }

    /** Whether {@code a} is {@code b} or before it. */
    public static boolean isAncestor(HistoryNode a, HistoryNode b) {
        return a.isAtOrBefore(b);
    }

    /** Returns the first node behind {@code from} on the way to {@code to}. */
    public static HistoryNode firstBehind(HistoryNode from, HistoryNode to) {
        return from.childTowards(to);
    }

    /** Returns the nodes after {@code from}, up to and with {@code to}. */
    public static List<HistoryNode> path(HistoryNode from, HistoryNode to) {
        Deque<HistoryNode> path = new ArrayDeque<>();
        for (HistoryNode at = to; at != null && at != from; at = at.parent()) {
            path.addFirst(at);
        }
        return List.copyOf(path);
    }

    /** Returns the batches that end at a node, in the order in which their trailing state is placed. */
    public List<BatchOutline> batchesEndingAt(HistoryNode node) {
        HistoryNode own = nodes.get(node.chain().value());
        return own == null ? List.of() : Collections.unmodifiableList(own.ending());
    }

    /** Whether a batch of the tree ends at a node or before it. */
    boolean endsUpTo(BatchOutline batch, HistoryNode node) {
        HistoryNode end = nodes.get(batch.header().to().value());
        return end != null && end.isAtOrBefore(node);
    }

    /** Returns all nodes, that of the empty history among them. */
    public Collection<HistoryNode> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** Returns the versions of the side tracks in all batches, by track. */
    Map<String, List<SideTracks.Version>> sideTrackVersions() {
        return versions.get();
    }

    private Map<String, List<SideTracks.Version>> findVersions() {
        Map<String, List<SideTracks.Version>> all = new HashMap<>();
        for (BatchOutline batch : batches) {
            for (BatchOutline.SideTrackMark mark : batch.sideTracks()) {
                all.computeIfAbsent(mark.track(), t -> new ArrayList<>()).add(new SideTracks.Version(batch, mark));
            }
        }
        return all;
    }

    /** Returns the workspaces that batches recorded, each once, that of the longest chain first. */
    public List<Map<String, String>> workspaces() {
        Map<Map<String, String>, Long> lengths = new LinkedHashMap<>();
        for (BatchOutline batch : batches) {
            Map<String, String> workspace = batch.metadata().workspace();
            long length = batch.header().to().length();
            Long known = lengths.get(workspace);
            if (!workspace.isEmpty() && (known == null || known < length)) {
                lengths.remove(workspace); // of equal lengths the first batch counts
                lengths.put(workspace, length);
            }
        }
        return lengths.entrySet().stream()
                .sorted(Map.Entry.<Map<String, String>, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns all batches that are part of the tree. */
    public List<BatchOutline> batches() {
        return batches;
    }

    /** Returns the batches that lie about the length of what they continue; they count for nothing. */
    public List<BatchOutline> untrue() {
        return untrue;
    }

    /** Returns the batches whose predecessor is not here: it has not arrived yet, or was lost. They do not count until it comes. */
    public List<BatchOutline> dangling() {
        return dangling;
    }
}
