package io.roam.adapter.windsurf.cascade;

import com.google.common.hash.Hashing;
import com.google.protobuf.CodedInputStream;
import io.roam.adapter.windsurf.wire.WireField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The metadata of one answer of the model: prompts, settings, cost. It is replaced as the conversation goes on.
 *
 * @param key names it by the steps that it belongs to
 * @param first the index of the first of them; -1 if it names none
 * @param last the index of the last of them
 * @param number its number among those that name the same steps, from 1
 */
record GeneratorMetadata(String key, long first, long last, int number, WireField field) {
    /** The order in which the tool writes them. */
    static final Comparator<GeneratorMetadata> ORDER = Comparator.comparingLong(GeneratorMetadata::last)
            .thenComparingLong(GeneratorMetadata::first)
            .thenComparing(GeneratorMetadata::key)
            .thenComparingInt(GeneratorMetadata::number);

    private static final int STEPS = 2;
    private static final int MAX_STEPS = 100_000;
    private static final int MAX_KEY = 100;
    private static final Pattern NUMBERED_KEY = Pattern.compile("(none|[0-9#a-f,-]{1,200})(/[1-9]\\d{0,6})?");

    /** Returns the metadata in a field that is the {@code number}th with its steps. */
    static GeneratorMetadata of(WireField field, int number) {
        List<Long> steps = stepsOf(field);
        long first = steps.stream().mapToLong(step -> step).min().orElse(-1);
        long last = steps.stream().mapToLong(step -> step).max().orElse(-1);
        return new GeneratorMetadata(keyOf(steps), first, last, number, field);
    }

    /** Returns its name among all of a trajectory. */
    String numberedKey() {
        return number == 1 ? key : key + "/" + number;
    }

    /** Whether a text can be such a name. */
    static boolean isNumberedKey(String key) {
        return NUMBERED_KEY.matcher(key).matches();
    }

    /** Returns the number in such a name. */
    static int numberIn(String numberedKey) {
        int slash = numberedKey.indexOf('/');
        return slash < 0 ? 1 : Integer.parseInt(numberedKey.substring(slash + 1));
    }

    private static List<Long> stepsOf(WireField generation) {
        List<Long> steps = new ArrayList<>();
        generation.asMessage().stream().flatMap(message -> message.all(STEPS)).forEach(field -> addSteps(field, steps));
        return steps;
    }

    private static void addSteps(WireField field, List<Long> steps) {
        if (field.isNumber()) {
            steps.add(field.asNumber());
            return;
        }
        CodedInputStream packed = CodedInputStream.newInstance(field.content());
        try {
            while (!packed.isAtEnd() && steps.size() < MAX_STEPS) {
                steps.add((long) packed.readUInt32());
            }
        } catch (IOException e) { // not a list of numbers: what was read names it
            return;
        }
    }

    /** Returns the steps as ranges, in their order. */
    private static String keyOf(List<Long> steps) {
        StringBuilder ranges = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            int end = i;
            while (end + 1 < steps.size() && steps.get(end + 1) == steps.get(end) + 1) {
                end++;
            }
            ranges.append(ranges.isEmpty() ? "" : ",").append(steps.get(i));
            ranges.append(end == i ? "" : "-" + steps.get(end));
            i = end;
        }
        String key = ranges.isEmpty() ? "none" : ranges.toString();
        return key.length() <= MAX_KEY ? key : "#" + Hashing.sha256().hashString(key, StandardCharsets.US_ASCII);
    }
}
