package io.roam.capture;

import com.google.common.base.Suppliers;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.roam.chain.ChainValue;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.PlacedEntry;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Follows the tool's own links between all records of a session in which something was placed.
 *
 * <p>An event continues the one before it in the file, unless it is a stale append: written by a client that had not read what was placed.
 * Such an event names an older event, roam placed records between the two, and its links lead to none of these. It continues the older
 * event.
 *
 * <p>A client that knows one record of a placement knows all of it. If it still names an older event, file order counts: the user
 * returned to that event, calls ran in parallel, or lines are written in another order than they are linked.
 *
 * <p>The older event may be missing in the session: another branch was placed under the session's id, or a placement was undone. Then it is
 * found in the pool.
 */
final class LinkGraphResolver implements ParentResolver {
    private static final int MAX_STATE_BYTES = 1 << 16;

    private final ListMultimap<ChainValue, Placement> placements = ArrayListMultimap.create();
    private final List<PlacedEntry> undone;
    private final Supplier<PoolParentIndex> pool;
    private final List<ChainValue> path = new ArrayList<>();
    private final NavigableMap<Integer, Integer> placementByIndex = new TreeMap<>();
    private final Map<String, Integer> eventIndexes = new HashMap<>();
    private final Map<String, String> eventParents = new HashMap<>();
    private final Map<String, Record> states = new HashMap<>();
    private final Map<String, String> stateParents = new HashMap<>();
    private final Map<String, String> shortcuts = new HashMap<>();

    /** What was placed at one time: the events behind that length, up to a chain value. */
    private record Placement(int number, long before) {}

    /**
     * Resolves for one session.
     *
     * @param checkpoints its checkpoints, oldest first
     * @param undone the placements in it that were undone
     * @param pool asked for only if an event is named that is not in the session
     */
    LinkGraphResolver(List<Checkpoint> checkpoints, List<PlacedEntry> undone, Supplier<PoolParentIndex> pool) {
        for (int i = 0; i < checkpoints.size(); i++) {
            if (checkpoints.get(i).placed()) {
                long before = i == 0 ? 0 : checkpoints.get(i - 1).chain().length();
                placements.put(checkpoints.get(i).chain(), new Placement(i, before));
            }
        }
        this.undone = undone;
        this.pool = Suppliers.memoize(pool::get);
    }

    @Override
    public void addState(Record state) {
        state.link().ifPresent(link -> {
            String parent = link.parent() == null ? "" : link.parent();
            if (!parent.equals(stateParents.getOrDefault(link.id(), parent))) {
                shortcuts.clear();
            }
            stateParents.put(link.id(), parent);
            if (state.payload().length <= MAX_STATE_BYTES) {
                states.put(link.id(), state);
            }
        });
    }

    @Override
    public void addEvent(Record event, ChainValue chain) {
        int index = path.size();
        path.add(chain);
        event.link().ifPresent(link -> {
            eventIndexes.put(link.id(), index);
            eventParents.put(link.id(), link.parent() == null ? "" : link.parent());
        });
        for (Placement placement : placements.get(chain)) {
            for (long at = placement.before(); at < chain.length(); at++) {
                placementByIndex.put((int) at, placement.number());
            }
        }
    }

    @Override
    public boolean continuesLast(Record record) {
        return resolveParent(record).isEmpty();
    }

    @Override
    public Optional<ResolvedParent> resolveParent(Record record) {
        String parent = record.link().map(Record.Link::parent).orElse("");
        String id = eventBehind(parent);
        Integer index = eventIndexes.get(id);
        if (index == null) {
            return id.isEmpty() ? Optional.empty() : resolveInPool(id);
        }
        Set<Integer> unknown = placementsFrom(index + 1);
        if (!unknown.isEmpty()) {
            removeKnown(id, unknown);
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResolvedParent(id, List.copyOf(path.subList(0, index + 1)), List.of()));
    }

    /** Returns the placements that records from an index on belong to. */
    private Set<Integer> placementsFrom(int index) {
        return new HashSet<>(
                placementByIndex.subMap(index, Math.max(index, path.size())).values());
    }

    /** Removes the placements that the client knows: those to which the links lead, from an event on. */
    private void removeKnown(String event, Set<Integer> placements) {
        Set<String> seen = new HashSet<>();
        String id = event;
        while (!placements.isEmpty() && eventIndexes.containsKey(id) && seen.add(id)) {
            placements.remove(placementByIndex.get(eventIndexes.get(id)));
            id = eventBehind(eventParents.getOrDefault(id, ""));
        }
    }

    private Optional<ResolvedParent> resolveInPool(String id) {
        return placementByIndex.isEmpty() && undone.isEmpty()
                ? Optional.empty()
                : pool.get().find(id).filter(this::precedesPlacement);
    }

    private boolean precedesPlacement(ResolvedParent event) {
        return !placementsFrom(commonLength(event.path())).isEmpty()
                || undone.stream().anyMatch(entry -> pool.get().isAmong(event, entry));
    }

    private int commonLength(List<ChainValue> other) {
        int length = 0;
        while (length < Math.min(path.size(), other.size()) && path.get(length).equals(other.get(length))) {
            length++;
        }
        return length;
    }

    /** Returns the id of the event to which an id leads, through state. The way is walked once: it is shortened for the next question. */
    private String eventBehind(String id) {
        Set<String> seen = new LinkedHashSet<>();
        String at = id;
        while (!eventIndexes.containsKey(at) && stateParents.containsKey(at) && seen.add(at)) {
            at = shortcuts.getOrDefault(at, stateParents.get(at));
        }
        for (String state : seen) {
            if (!state.equals(at)) {
                shortcuts.put(state, at);
            }
        }
        return at;
    }

    @Override
    public List<Record> rewindTo(ResolvedParent parent, Record event, List<Record> pending) {
        int common = commonLength(parent.path());
        while (path.size() > common) {
            path.remove(path.size() - 1);
            placementByIndex.remove(path.size());
        }
        eventIndexes.values().removeIf(index -> index >= common);
        path.addAll(parent.path().subList(common, parent.path().size()));
        parent.state().forEach(this::addState);
        return stateBetween(parent.id(), event, pending);
    }

    /** Returns the state between two events, and the pending state that follows the first of them. */
    private List<Record> stateBetween(String parent, Record event, List<Record> pending) {
        List<Record> linked = new ArrayList<>();
        String id = event.link().map(Record.Link::parent).orElse(null);
        while (id != null && states.containsKey(id) && linked.size() < states.size()) {
            linked.add(0, states.get(id));
            id = stateParents.get(id);
        }
        Set<Record> between = new LinkedHashSet<>(linked);
        between.removeAll(Set.copyOf(pending));
        pending.stream()
                .filter(state -> state.link().isEmpty()
                        || eventBehind(state.link().get().id()).equals(parent))
                .forEach(between::add);
        return List.copyOf(between);
    }
}
