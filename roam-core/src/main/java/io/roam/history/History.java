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

/**
 * All branches of one conversation under one class rule, as the accepted batches tell them: a tree of chain values. Immutable
 * once made.
 */
public final class History {
    private static final Comparator<BatchOutline> ORDER = Comparator.comparing(
                    (BatchOutline o) -> o.header().device().text())
            .thenComparingLong(o -> o.header().number())
            .thenComparing(BatchOutline::name);

    private final HistoryNode root;
    private final Map<Hash, HistoryNode> nodes = new HashMap<>();
    private final Map<Hash, List<BatchOutline>> ends = new HashMap<>();
    private final List<BatchOutline> batches = new ArrayList<>();
    private final Sha256 sum = new Sha256();
    private final List<BatchOutline> dangling = new ArrayList<>();

    private @Nullable History before;
    private List<HistoryNode> heads = List.of();

    private History(String rule, @Nullable History before) {
        this.before = before;
        this.root = new HistoryNode(ChainValue.root(rule), null);
        nodes.put(root.chain().value(), root);
    }

    /** The history that these batches tell; those of other rules are passed over. */
    public static History of(String rule, List<BatchOutline> batches) {
        return of(rule, batches, null);
    }

    /** The same; what an earlier history of the conversation has computed, under that rule, is not computed again. */
    public static History of(String rule, List<BatchOutline> batches, @Nullable History before) {
        History history = new History(rule, before);
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
        history.before = null;
        return history;
    }

    private boolean add(BatchOutline batch) {
        HistoryNode at = nodes.get(batch.header().from().value());
        if (at == null) {
            return false;
        }
        List<EventMark> events = batch.events();
        for (int i = 0; i < events.size(); i++) {
            at = next(at, events.get(i).identity());
            at.occurrences().add(new HistoryNode.Occurrence(batch, i));
        }
        ends.computeIfAbsent(at.chain().value(), c -> new ArrayList<>(1)).add(batch);
        batches.add(batch);
        return true;
    }

    private HistoryNode next(HistoryNode at, Hash identity) {
        ChainValue chain = known(at, identity);
        HistoryNode known = nodes.get(chain.value());
        if (known != null) {
            return known;
        }
        HistoryNode node = new HistoryNode(chain, at);
        at.children().add(node);
        nodes.put(chain.value(), node);
        return node;
    }

    private ChainValue known(HistoryNode at, Hash identity) {
        HistoryNode then = before == null ? null : before.nodes.get(at.chain().value());
        if (then != null) {
            for (HistoryNode child : then.children()) {
                if (child.mark().identity().equals(identity)) {
                    return child.chain();
                }
            }
        }
        return at.chain().next(identity, sum);
    }

    /** The empty history, which everything continues. */
    public HistoryNode root() {
        return root;
    }

    /** The node of a chain value, if it is known. */
    public Optional<HistoryNode> findNode(Hash chain) {
        return Optional.ofNullable(nodes.get(chain));
    }

    /** Whether a chain value is known. */
    public boolean contains(ChainValue chain) {
        return nodes.containsKey(chain.value());
    }

    /** The chain values that nothing continues, the longest first, then by value. Empty if there is no event. */
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

    /** The node, and all that stand before it: for many questions about one branch. */
    static Set<HistoryNode> ancestorsOf(HistoryNode head) {
        Set<HistoryNode> path = new HashSet<>();
        for (HistoryNode at = head; at != null; at = at.parent()) {
            path.add(at);
        }
        return path;
    }

    /** Whether {@code a} is {@code b} or stands before it. */
    public static boolean isAncestor(HistoryNode a, HistoryNode b) {
        HistoryNode at = b;
        while (at != null && at.chain().length() > a.chain().length()) {
            at = at.parent();
        }
        return at == a;
    }

    /** The nodes behind {@code from}, up to and with {@code to}. */
    public static List<HistoryNode> path(HistoryNode from, HistoryNode to) {
        Deque<HistoryNode> path = new ArrayDeque<>();
        for (HistoryNode at = to; at != null && at != from; at = at.parent()) {
            path.addFirst(at);
        }
        return List.copyOf(path);
    }

    /** The batches that end at a node, in the order in which their trailing state counts. */
    public List<BatchOutline> batchesEndingAt(HistoryNode node) {
        return ends.getOrDefault(node.chain().value(), List.of()).stream()
                .sorted(ORDER)
                .toList();
    }

    /** All batches that stand in the tree. */
    public List<BatchOutline> batches() {
        return batches;
    }

    /** Batches whose predecessor is nowhere: the pool lost something. */
    public List<BatchOutline> dangling() {
        return dangling;
    }
}
