package io.roam.cli.args;

import java.util.List;

/**
 * An argument of a command.
 *
 * @param label what it is, such as {@code <id>}
 * @param count how often it occurs
 * @param choices the words that it can be; empty if it can be any
 * @param description what it means; empty if help does not show it
 */
public record CommandArgument(String label, Count count, List<String> choices, String description) {
    /** How often an argument occurs. */
    public enum Count {
        ONE("1"),
        AT_MOST_ONE("0..1"),
        ONE_OR_MORE("1..*"),
        ANY("0..*");

        private final String range;

        Count(String range) {
            this.range = range;
        }

        String range() {
            return range;
        }

        boolean isRequired() {
            return this == ONE || this == ONE_OR_MORE;
        }

        boolean isRepeated() {
            return this == ONE_OR_MORE || this == ANY;
        }
    }

    public boolean isHidden() {
        return description.isEmpty();
    }

    /** Returns the argument as usage lines have it, such as {@code [<id>]}. */
    public String usage() {
        String text = count.isRepeated() ? label + "..." : label;
        return count.isRequired() ? text : "[" + text + "]";
    }
}
