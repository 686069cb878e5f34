package io.roam.ledger;

import io.roam.json.JsonObject;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The user's folder mappings and private rules. They stand in the configuration, too: a rule holds if either has it, unless the ledger
 * removed it by a decision that the configuration does not know yet.
 */
public final class UserRules implements LedgerSection {
    private final Ledger ledger;
    private final Map<String, String> mappings = new LinkedHashMap<>();
    private final Set<String> privateRules = new LinkedHashSet<>();
    private final Map<String, Long> unmapped = new HashMap<>();
    private final Map<String, Long> madePublic = new HashMap<>();
    private Map<String, String> configuredMappings = Map.of();
    private Set<String> configuredPrivateRules = Set.of();
    private long configuredDecisions;

    UserRules(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Sets the rules that stand in the configuration, and up to which decision it knows them. */
    public synchronized void setConfigured(Collection<String> rules, Map<String, String> folders, long decisions) {
        configuredPrivateRules = new LinkedHashSet<>(rules);
        configuredMappings = new LinkedHashMap<>(folders);
        configuredDecisions = decisions;
    }

    /** Adds the rules that only the configuration has. */
    public void addConfigured() {
        Set<String> rules = new LinkedHashSet<>(privateRules());
        Map<String, String> folders = new LinkedHashMap<>(mappings());
        synchronized (this) {
            rules.removeAll(privateRules);
            folders.keySet().removeAll(mappings.keySet());
        }
        rules.forEach(rule -> setPrivate(rule, true));
        folders.forEach(this::map);
    }

    /** Returns the local folder for each mapped folder or remote of other machines, in the order in which they were set. */
    public synchronized Map<String, String> mappings() {
        Map<String, String> all = new LinkedHashMap<>(mappings);
        configuredMappings.forEach((from, to) -> {
            if (!isRemoved(unmapped, from)) {
                all.putIfAbsent(from, to);
            }
        });
        return Collections.unmodifiableMap(all);
    }

    /** Returns the folders and conversation ids that are private. */
    public synchronized Set<String> privateRules() {
        Set<String> all = new LinkedHashSet<>(privateRules);
        configuredPrivateRules.stream()
                .filter(rule -> !isRemoved(madePublic, rule))
                .forEach(all::add);
        return Collections.unmodifiableSet(all);
    }

    private boolean isRemoved(Map<String, Long> removed, String rule) {
        return removed.getOrDefault(rule, 0L) > configuredDecisions;
    }

    /** Sets a mapping, in place of an earlier one of the same source. */
    public void map(String from, String to) {
        ledger.addDecision(mappingLine(from, to));
    }

    /** Removes a mapping. */
    public void unmap(String from) {
        Map<String, Object> line = LedgerLines.line("unmap");
        line.put("from", from);
        ledger.addDecision(line);
    }

    /** Makes a folder or conversation private, or no longer. */
    public void setPrivate(String rule, boolean isPrivate) {
        ledger.addDecision(ruleLine(isPrivate ? "private" : "public", rule));
    }

    @Override
    public synchronized boolean replay(String what, JsonObject line) {
        switch (what) {
            case "map" -> mappings.put(line.string("from"), line.string("to"));
            case "unmap" -> {
                mappings.remove(line.string("from"));
                unmapped.put(line.string("from"), decision(line));
            }
            case "private" -> privateRules.add(line.string("rule"));
            case "public" -> {
                privateRules.remove(line.string("rule"));
                madePublic.put(line.string("rule"), decision(line));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static long decision(JsonObject line) {
        return line.optionalNumber(LedgerOwner.DECISION).orElse(0);
    }

    @Override
    public synchronized Stream<Map<String, Object>> currentLines() {
        Stream<Map<String, Object>> maps =
                mappings().entrySet().stream().map(entry -> mappingLine(entry.getKey(), entry.getValue()));
        return Stream.concat(maps, List.copyOf(privateRules()).stream().map(rule -> ruleLine("private", rule)));
    }

    private static Map<String, Object> ruleLine(String what, String rule) {
        Map<String, Object> line = LedgerLines.line(what);
        line.put("rule", rule);
        return line;
    }

    private static Map<String, Object> mappingLine(String from, String to) {
        Map<String, Object> line = LedgerLines.line("map");
        line.put("from", from);
        line.put("to", to);
        return line;
    }
}
