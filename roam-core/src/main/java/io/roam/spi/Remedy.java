package io.roam.spi;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the user can do: sentences in which the actions of roam are data. {@link #toString} puts these in the words of the command line; a program with
 * windows makes buttons of them. Each item is a line. Remedies are immutable, and equal if the user reads the same.
 */
public final class Remedy implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Remedy NONE = new Remedy(List.of());

    private final List<Part> parts;

    private Remedy(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** A part of a remedy: text, or an action of roam. */
    public sealed interface Part extends Serializable permits Text, RoamAction {}

    /** Text that the user reads. */
    public record Text(String text) implements Part {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Returns the remedy if nothing helps. */
    public static Remedy none() {
        return NONE;
    }

    /** Returns a remedy that roam has no part in; several items are on lines of their own. */
    public static Remedy of(String text) {
        return NONE.then(text);
    }

    /**
     * Returns the remedy that is an action of roam.
     *
     * @param arguments all that the action takes, or none: then the user chooses
     */
    public static Remedy run(ActionKind kind, String... arguments) {
        return run(RoamAction.of(kind, arguments));
    }

    /** Returns the remedy that is an action of roam. */
    public static Remedy run(RoamAction action) {
        return NONE.then(action);
    }

    /** Returns this remedy, continued by that text. */
    public Remedy then(String text) {
        return text.isEmpty() ? this : plus(List.of(new Text(text)));
    }

    /**
     * Returns this remedy, continued by that action.
     *
     * @param arguments all that the action takes, or none: then the user chooses
     */
    public Remedy then(ActionKind kind, String... arguments) {
        return then(RoamAction.of(kind, arguments));
    }

    /** Returns this remedy, continued by that action. */
    public Remedy then(RoamAction action) {
        return plus(List.of(action));
    }

    /** Returns this remedy, continued by that one in the same sentence. */
    public Remedy then(Remedy other) {
        return plus(other.parts);
    }

    /** Returns this remedy with the items of that one after its own. */
    public Remedy and(Remedy other) {
        return isEmpty() || other.isEmpty() ? then(other) : then("\n").then(other);
    }

    private Remedy plus(List<? extends Part> more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(more);
        return new Remedy(all);
    }

    /** Whether there is nothing that the user can do. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns text and actions, in order. */
    public List<Part> parts() {
        return parts;
    }

    /** Returns the actions alone, in order. */
    public List<RoamAction> actions() {
        return parts.stream()
                .flatMap(part -> part instanceof RoamAction action ? Stream.of(action) : Stream.empty())
                .toList();
    }

    /** Returns a remedy for each item. */
    public List<Remedy> lines() {
        List<Remedy> lines = new ArrayList<>();
        Remedy line = NONE;
        for (Part part : parts) {
            if (part instanceof Text text) {
                Iterator<String> pieces =
                        Arrays.asList(text.text().split("\n", -1)).iterator();
                line = line.then(pieces.next());
                while (pieces.hasNext()) {
                    lines.add(line);
                    line = of(pieces.next());
                }
            } else {
                line = line.plus(List.of(part));
            }
        }
        return Stream.concat(lines.stream(), Stream.of(line))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Returns what the user reads, one item for each line. */
    public List<String> hints() {
        return toString().lines().toList();
    }

    /** Returns what the user reads, with these words for each action. */
    public String words(Function<RoamAction, String> wording) {
        return parts.stream()
                .map(part -> part instanceof RoamAction action ? wording.apply(action) : part.toString())
                .collect(Collectors.joining());
    }

    /** Returns what the user reads on the command line. */
    @Override
    public String toString() {
        return words(RoamAction::command);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Remedy remedy && toString().equals(remedy.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
