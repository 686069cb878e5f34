package io.roam.batch;

import java.util.Arrays;

/** A growing array of ints. */
final class IntArray {
    private int[] ints = new int[16];
    private int size;

    void add(int value) {
        if (size == ints.length) {
            ints = Arrays.copyOf(ints, size * 2);
        }
        ints[size++] = value;
    }

    int get(int index) {
        return ints[index];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(ints, size);
    }
}
