package io.roam.testkit;

import io.roam.spi.tool.ToolAdapter;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * An adapter of the made-up tool that is broken in one place.
 *
 * @param name what it does wrong
 * @param rule the rule that this breaks
 * @param also other rules that it breaks
 */
record AdapterMutant(String name, String rule, Supplier<ToolAdapter> broken, Set<String> also) {
    static AdapterMutant of(String name, String rule, Supplier<ToolAdapter> broken, String... also) {
        return new AdapterMutant(name, rule, broken, Set.of(also));
    }

    /** Returns all rules that it breaks. */
    Set<String> rules() {
        Set<String> all = new TreeSet<>(also);
        all.add(rule);
        return all;
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
