package io.roam.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map from record indexes to values, filled in ascending order; its memory is bounded by the number of values. */
final class SparseValues<T> {
    private final List<T> values = new ArrayList<>();
    private int[] indexes = new int[4];

    void put(int index, T value) {
        int size = values.size();
        BatchFormatException.check(
                index >= 0 && (size == 0 || index > indexes[size - 1]), "its message table is out of order");
        if (size == indexes.length) {
            indexes = Arrays.copyOf(indexes, size * 2);
        }
        indexes[size] = index;
        values.add(value);
    }

    @Nullable
    T get(int index) {
        int at = Arrays.binarySearch(indexes, 0, values.size(), index);
        return at < 0 ? null : values.get(at);
    }

    /** Returns the indexes that have a value, ascending. */
    int[] indexes() {
        return Arrays.copyOf(indexes, values.size());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    void clear() {
        values.clear();
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            json.put(Integer.toString(indexes[i]), values.get(i));
        }
        return json;
    }
}
