package io.roam.history;

import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tree of chain values that the accepted batches of a conversation form under one class rule. Immutable. */
public final class History {
    private static final Comparator<BatchOutline> ORDER = Comparator.comparing(
                    (BatchOutline o) -> o.header().device().text())
            .thenComparingLong(o -> o.header().number())
            .thenComparing(BatchOutline::id);

    private final HistoryNode root;
    private final Map<Hash, HistoryNode> nodes = new HashMap<>();
    private final Map<Hash, List<BatchOutline>> ends = new HashMap<>();
    private final List<BatchOutline> batches = new ArrayList<>();
    private final Sha256 sum = new Sha256();
    private final List<BatchOutline> dangling = new ArrayList<>();

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
        List<BatchOutline> rest = batches.stream()
                .filter(batch -> batch.header().rule().equals(rule))
                .sorted(ORDER)
                .toList();
        while (!rest.isEmpty()) {
            List<BatchOutline> left =
                    rest.stream().filter(batch -> !history.add(batch)).toList();
            if (left.size() == rest.size()) {
                history.dangling.addAll(left);
                break;
            }
            rest = left;
        }
        history.batches.sort(ORDER);
        history.heads = history.findHeads();
        history.earlier = null;
        return history;
    }

    private boolean add(BatchOutline batch) {
        HistoryNode at = nodes.get(batch.header().from().value());
        if (at == null) {
            return false;
        }
        List<EventMark> events = batch.events();
        for (int i = 0; i < events.size(); i++) {
            at = childOf(at, events.get(i).identity());
            at.occurrences().add(new HistoryNode.Occurrence(batch, i));
        }
        ends.computeIfAbsent(at.chain().value(), c -> new ArrayList<>(1)).add(batch);
        batches.add(batch);
        return true;
    }

    private HistoryNode childOf(HistoryNode at, Hash identity) {
        ChainValue chain = chainAfter(at, identity);
        HistoryNode known = nodes.get(chain.value());
        if (known != null) {
            return known;
        }
        HistoryNode node = new HistoryNode(chain, at);
        at.children().add(node);
        nodes.put(chain.value(), node);
        return node;
    }

    private ChainValue chainAfter(HistoryNode at, Hash identity) {
        HistoryNode then = earlier == null ? null : earlier.nodes.get(at.chain().value());
        if (then != null) {
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

    /** Returns a node and all nodes before it: a set, for many questions about one branch. */
    static Set<HistoryNode> ancestorsOf(HistoryNode head) {
        Set<HistoryNode> path = new HashSet<>();
        for (HistoryNode at = head; at != null; at = at.parent()) {
            path.add(at);
        }
        return path;
    }

    /** Whether {@code a} is {@code b} or before it. */
    public static boolean isAncestor(HistoryNode a, HistoryNode b) {
        HistoryNode at = b;
        while (at != null && at.chain().length() > a.chain().length()) {
            at = at.parent();
        }
        return at == a;
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
        return ends.getOrDefault(node.chain().value(), List.of()).stream()
                .sorted(ORDER)
                .toList();
    }

    /** Returns all batches that are part of the tree. */
    public List<BatchOutline> batches() {
        return batches;
    }

    /** Returns the batches whose predecessor is missing: the pool has lost it. */
    public List<BatchOutline> dangling() {
        return dangling;
    }
}
