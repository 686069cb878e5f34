package io.roam.capture;

import io.roam.chain.Chain;
import io.roam.chain.Hash;
import io.roam.ledger.Tip;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event continues, by the tool's own links. File order counts, unless words that roam placed stand between an event and the
 * one it names, and its links lead to no word of that placement: then the client was open before it, and wrote from memory, and the
 * event continues the older one. Who knows one word of a placement knows all of it: then it is the user who went back, or parallel
 * calls, or a client that writes lines in another order than it links them.
 *
 * <p>Only sessions in which something was placed are looked at this way, from their first record.
 */
final class Links {
    private static final int KEPT = 1 << 16;

    private final List<Tip> tips;
    private final List<Chain> path = new ArrayList<>();
    private final Map<String, Integer> events = new HashMap<>();
    private final Map<String, String> eventParents = new HashMap<>();
    private final Map<String, Record> rows = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<Integer, Integer> placements = new HashMap<>();

    Links(List<Tip> tips) {
        this.tips = tips;
    }

    /** A state record was read. */
    void row(Record record) {
        record.link().ifPresent(link -> {
            parents.put(link.id(), link.parent() == null ? "" : link.parent());
            if (record.payload().length <= KEPT) {
                rows.put(link.id(), record);
            }
        });
    }

    /** An event was read that leads to a chain value. */
    void event(Record record, Chain chain) {
        int index = path.size();
        path.add(chain);
        record.link().ifPresent(link -> {
            events.put(link.id(), index);
            eventParents.put(link.id(), link.parent() == null ? "" : link.parent());
        });
        for (int i = 0; i < tips.size(); i++) {
            if (tips.get(i).placed() && tips.get(i).chain().equals(chain)) {
                long before = i == 0 ? 0 : tips.get(i - 1).chain().length();
                for (long at = before; at < chain.length(); at++) {
                    placements.put((int) at, i);
                }
            }
        }
    }

    /** The place on the path, from 0, of the older event that this one continues; empty if it continues the last one. */
    OptionalInt older(Record event) {
        String parent = event.link().map(Record.Link::parent).orElse("");
        Integer at = events.get(through(parent));
        if (at == null) {
            return OptionalInt.empty();
        }
        Set<Integer> unknown = new HashSet<>();
        for (int i = at + 1; i < path.size(); i++) {
            if (placements.containsKey(i)) {
                unknown.add(placements.get(i));
            }
        }
        if (!unknown.isEmpty()) {
            removeKnown(parent, unknown);
        }
        return unknown.isEmpty() ? OptionalInt.empty() : OptionalInt.of(at);
    }

    private void removeKnown(String id, Set<Integer> unknown) {
        Set<String> seen = new HashSet<>();
        String at = through(id);
        while (events.containsKey(at) && seen.add(at)) {
            unknown.remove(placements.get(events.get(at)));
            at = through(eventParents.getOrDefault(at, ""));
        }
    }

    /** The event that an id leads to, through state rows. */
    private String through(String id) {
        Set<String> seen = new HashSet<>();
        String at = id;
        while (!events.containsKey(at) && parents.containsKey(at) && seen.add(at)) {
            at = parents.get(at);
        }
        return at;
    }

    /** Goes back to that place of the path, and gives the chain value there. */
    Chain back(int to) {
        while (path.size() > to + 1) {
            path.remove(path.size() - 1);
            placements.remove(path.size());
        }
        events.values().removeIf(index -> index > to);
        return path.get(to);
    }

    /** The state rows between an event and what it continues, and those of {@code pending} that hang on the same branch. */
    List<Record> segment(Record event, List<Record> pending, @Nullable String base) {
        Set<Record> segment = new LinkedHashSet<>();
        String at = event.link().map(Record.Link::parent).orElse(null);
        List<Record> way = new ArrayList<>();
        while (at != null && rows.containsKey(at) && way.size() < rows.size()) {
            way.add(0, rows.get(at));
            at = parents.get(at);
        }
        way.stream().filter(row -> !pending.contains(row)).forEach(segment::add);
        pending.stream()
                .filter(row ->
                        row.link().isEmpty() || through(row.link().get().id()).equals(base))
                .forEach(segment::add);
        return List.copyOf(segment);
    }

    /** The id of the event at a place of the path. */
    @Nullable
    String id(int place) {
        return events.entrySet().stream()
                .filter(entry -> entry.getValue() == place)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The chain value of the last event read. */
    Hash last() {
        return path.get(path.size() - 1).value();
    }
}
