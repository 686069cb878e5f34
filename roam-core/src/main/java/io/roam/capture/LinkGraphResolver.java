package io.roam.capture;

import com.google.common.base.Suppliers;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What an event continues, by the tool's own links. File order counts, unless words that roam placed stand between an event and the
 * one it names, and its links lead to no word of that placement: then the client was open before it, and wrote from memory, and the
 * event continues the older one. Who knows one word of a placement knows all of it: then it is the user who went back, or parallel
 * calls, or a client that writes lines in another order than it links them.
 *
 * <p>The one that it names may be in the session no more: it was put away, and another branch placed under its id, or what had been placed
 * was taken back. Then the pool knows it.
 *
 * <p>Only sessions in which something was placed are looked at this way, from their first record.
 */
final class LinkGraphResolver {
    private static final int KEPT = 1 << 16;

    private final List<Checkpoint> checkpoints;
    private final List<PlacedEntry> takenBack;
    private final Supplier<PoolParentIndex> pool;
    private final List<ChainValue> path = new ArrayList<>();
    private final Map<String, Integer> events = new HashMap<>();
    private final Map<String, String> eventParents = new HashMap<>();
    private final Map<String, Record> rows = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<Integer, Integer> placements = new HashMap<>();

    /** {@code takenBack}: what was placed in the session once; {@code pool}: asked for only if a word is named that is not in it. */
    LinkGraphResolver(List<Checkpoint> checkpoints, List<PlacedEntry> takenBack, Supplier<PoolParentIndex> pool) {
        this.checkpoints = checkpoints;
        this.takenBack = takenBack;
        this.pool = Suppliers.memoize(pool::get);
    }

    /** A state record was read. */
    void addState(Record record) {
        record.link().ifPresent(link -> {
            parents.put(link.id(), link.parent() == null ? "" : link.parent());
            if (record.payload().length <= KEPT) {
                rows.put(link.id(), record);
            }
        });
    }

    /** An event was read that leads to a chain value. */
    void addEvent(Record record, ChainValue chain) {
        int index = path.size();
        path.add(chain);
        record.link().ifPresent(link -> {
            events.put(link.id(), index);
            eventParents.put(link.id(), link.parent() == null ? "" : link.parent());
        });
        for (int i = 0; i < checkpoints.size(); i++) {
            if (checkpoints.get(i).placed() && checkpoints.get(i).chain().equals(chain)) {
                long before = i == 0 ? 0 : checkpoints.get(i - 1).chain().length();
                for (long at = before; at < chain.length(); at++) {
                    placements.put((int) at, i);
                }
            }
        }
    }

    /** What an event, or a state record, continues, if that is not the last event. */
    Optional<ResolvedParent> resolveParent(Record record) {
        String parent = record.link().map(Record.Link::parent).orElse("");
        String id = eventBehind(parent);
        Integer at = events.get(id);
        if (at == null) {
            return id.isEmpty() ? Optional.empty() : resolveInPool(id);
        }
        Set<Integer> unknown = placementsAfter(at + 1);
        if (!unknown.isEmpty()) {
            removeKnown(parent, unknown);
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResolvedParent(id, List.copyOf(path.subList(0, at + 1)), List.of()));
    }

    private Set<Integer> placementsAfter(int place) {
        Set<Integer> all = new HashSet<>();
        for (int i = place; i < path.size(); i++) {
            if (placements.containsKey(i)) {
                all.add(placements.get(i));
            }
        }
        return all;
    }

    /** The same for one that is not in the session. */
    private Optional<ResolvedParent> resolveInPool(String id) {
        return placements.isEmpty() && takenBack.isEmpty()
                ? Optional.empty()
                : pool.get().find(id).filter(this::isStaleAppend);
    }

    private boolean isStaleAppend(ResolvedParent known) {
        return !placementsAfter(common(known.path())).isEmpty()
                || takenBack.stream().anyMatch(entry -> pool.get().isAmong(known, entry));
    }

    private int common(List<ChainValue> other) {
        int length = 0;
        while (length < Math.min(path.size(), other.size()) && path.get(length).equals(other.get(length))) {
            length++;
        }
        return length;
    }

    private void removeKnown(String id, Set<Integer> unknown) {
        Set<String> seen = new HashSet<>();
        String at = eventBehind(id);
        while (events.containsKey(at) && seen.add(at)) {
            unknown.remove(placements.get(events.get(at)));
            at = eventBehind(eventParents.getOrDefault(at, ""));
        }
    }

    /** The event that an id leads to, through state rows. */
    private String eventBehind(String id) {
        Set<String> seen = new HashSet<>();
        String at = id;
        while (!events.containsKey(at) && parents.containsKey(at) && seen.add(at)) {
            at = parents.get(at);
        }
        return at;
    }

    /** The next event continues that one. */
    void rewindTo(ResolvedParent to) {
        int common = common(to.path());
        while (path.size() > common) {
            path.remove(path.size() - 1);
            placements.remove(path.size());
        }
        events.values().removeIf(index -> index >= common);
        path.addAll(to.path().subList(common, to.path().size()));
        to.rows().forEach(this::addState);
    }

    /** The state rows between an event and what it continues, and those of {@code pending} that hang on the same branch. */
    List<Record> stateBetween(Record event, List<Record> pending, String base) {
        Set<Record> segment = new LinkedHashSet<>();
        String at = event.link().map(Record.Link::parent).orElse(null);
        List<Record> way = new ArrayList<>();
        while (at != null && rows.containsKey(at) && way.size() < rows.size()) {
            way.add(0, rows.get(at));
            at = parents.get(at);
        }
        way.stream().filter(row -> !pending.contains(row)).forEach(segment::add);
        pending.stream()
                .filter(row -> row.link().isEmpty()
                        || eventBehind(row.link().get().id()).equals(base))
                .forEach(segment::add);
        return List.copyOf(segment);
    }
}
