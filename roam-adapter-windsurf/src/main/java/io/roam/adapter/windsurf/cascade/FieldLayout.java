package io.roam.adapter.windsurf.cascade;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The order of the fields of a trajectory, as a text of {@code NUMBER*TIMES}, separated by spaces. A second line, if there is one, has the keys
 * of the generations in their order.
 */
final class FieldLayout {
    private FieldLayout() {}

    static String describe(WireMessage message) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        int times = 0;
        for (WireField field : message.fields()) {
            if (field.number() != number) {
                writeRun(text, number, times);
                number = field.number();
                times = 0;
            }
            times++;
        }
        writeRun(text, number, times);
        return text.toString();
    }

    private static void writeRun(StringBuilder text, int number, int times) {
        if (times > 0) {
            text.append(text.isEmpty() ? "" : " ").append(number).append('*').append(times);
        }
    }

    private static String fieldsOf(byte[] layout) {
        return new String(layout, US_ASCII).split("\n", -1)[0];
    }

    /** Returns the order of the generations, if the layout has one. */
    static Optional<String> generationsOf(byte[] layout) {
        String[] lines = new String(layout, US_ASCII).split("\n", 2);
        return lines.length == 2 ? Optional.of(lines[1]) : Optional.empty();
    }

    /** Whether a layout has fields of that number. */
    static boolean hasField(byte[] layout, int number) {
        String fields = fieldsOf(layout);
        return fields.isEmpty() || (" " + fields).contains(" " + number + "*");
    }

    /**
     * Joins fields to a trajectory.
     *
     * @param layout the order, used if it names exactly these fields; else they are sorted by number
     */
    static byte[] assemble(List<WireField> fields, Optional<byte[]> layout) {
        Map<Integer, Deque<WireField>> byNumber = new TreeMap<>();
        fields.forEach(field -> byNumber.computeIfAbsent(field.number(), number -> new ArrayDeque<>())
                .add(field));
        Optional<List<WireField>> ordered = layout.flatMap(order -> inOrder(fieldsOf(order), byNumber));
        return join(ordered
                .orElseGet(
                        () -> byNumber.values().stream().flatMap(Deque::stream).toList())
                .stream()
                .map(WireField::raw)
                .toList());
    }

    private static Optional<List<WireField>> inOrder(String layout, Map<Integer, Deque<WireField>> byNumber) {
        Map<Integer, Deque<WireField>> remaining = new LinkedHashMap<>();
        byNumber.forEach((number, fields) -> remaining.put(number, new ArrayDeque<>(fields)));
        List<WireField> ordered = new ArrayList<>();
        for (String run : layout.split(" ", -1)) {
            if (!run.matches("\\d{1,9}\\*\\d{1,7}")) {
                return Optional.empty();
            }
            String[] parts = run.split("\\*", -1);
            Deque<WireField> fields = remaining.getOrDefault(Integer.parseInt(parts[0]), new ArrayDeque<>());
            for (int times = Integer.parseInt(parts[1]); times > 0; times--) {
                if (fields.isEmpty()) {
                    return Optional.empty();
                }
                ordered.add(fields.remove());
            }
        }
        return remaining.values().stream().allMatch(Collection::isEmpty) ? Optional.of(ordered) : Optional.empty();
    }

    static byte[] join(List<byte[]> parts) {
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
