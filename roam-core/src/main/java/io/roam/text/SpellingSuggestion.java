package io.roam.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user meant by a mistyped one. */
public final class SpellingSuggestion {
    private static final int MIN_PREFIX = 3;
    private static final int MAX_LENGTH = 64;

    private SpellingSuggestion() {}

    /** Returns the hint that asks whether the closest of these names was meant; empty if none is close. */
    public static Optional<String> hint(String typed, Collection<String> names) {
        return find(typed, names).map(name -> "did you mean \"" + name + "\"?");
    }

    /** Returns the closest of these names; empty if none is close. */
    public static Optional<String> find(String typed, Collection<String> names) {
        String text = typed.toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return names.stream()
                .filter(name -> name.length() <= MAX_LENGTH && isClose(text, name.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt(name -> distance(text, name.toLowerCase(Locale.ROOT))));
    }

    private static boolean isClose(String typed, String name) {
        boolean isBeginning = typed.length() >= MIN_PREFIX && name.startsWith(typed);
        return isBeginning || distance(typed, name) <= Math.max(1, Math.min(typed.length(), name.length()) / 4);
    }

    /** Counts the characters to insert, remove, replace or swap with the next. */
    private static int distance(String from, String to) {
        int[][] costs = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, from, to, i, j);
            }
        }
        return costs[from.length()][to.length()];
    }

    private static int cost(int[][] costs, String from, String to, int i, int j) {
        int replaced = costs[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int cost = Math.min(replaced, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
        boolean isSwapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return isSwapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
    }
}
