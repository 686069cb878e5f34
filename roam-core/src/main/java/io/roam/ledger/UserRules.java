package io.roam.ledger;

import io.roam.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The user's folder mappings and private rules. */
public final class UserRules implements LedgerSection {
    private final Ledger ledger;
    private final Map<String, String> mappings = new LinkedHashMap<>();
    private final Set<String> privateRules = new LinkedHashSet<>();

    UserRules(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns the local folder for each mapped folder or remote of other machines, in the order in which they were set. */
    public synchronized Map<String, String> mappings() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(mappings));
    }

    /** Returns the folders and conversation ids that are private. */
    public synchronized Set<String> privateRules() {
        return Set.copyOf(privateRules);
    }

    /** Sets a mapping, in place of an earlier one of the same source. */
    public void map(String from, String to) {
        Map<String, Object> line = LedgerLines.line("map");
        line.put("from", from);
        line.put("to", to);
        ledger.add(line);
    }

    /** Removes a mapping. */
    public void unmap(String from) {
        Map<String, Object> line = LedgerLines.line("unmap");
        line.put("from", from);
        ledger.add(line);
    }

    /** Makes a folder or conversation private, or no longer. */
    public void setPrivate(String rule, boolean out) {
        Map<String, Object> line = LedgerLines.line(out ? "private" : "public");
        line.put("rule", rule);
        ledger.add(line);
    }

    @Override
    public synchronized boolean replay(String what, JsonObject line) {
        switch (what) {
            case "map" -> mappings.put(line.string("from"), line.string("to"));
            case "unmap" -> mappings.remove(line.string("from"));
            case "private" -> privateRules.add(line.string("rule"));
            case "public" -> privateRules.remove(line.string("rule"));
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized Stream<Map<String, Object>> currentLines() {
        Stream<Map<String, Object>> maps = mappings().entrySet().stream().map(UserRules::line);
        return Stream.concat(maps, List.copyOf(privateRules).stream().map(rule -> {
            Map<String, Object> line = LedgerLines.line("private");
            line.put("rule", rule);
            return line;
        }));
    }

    private static Map<String, Object> line(Map.Entry<String, String> mapping) {
        Map<String, Object> line = LedgerLines.line("map");
        line.put("from", mapping.getKey());
        line.put("to", mapping.getValue());
        return line;
    }
}
