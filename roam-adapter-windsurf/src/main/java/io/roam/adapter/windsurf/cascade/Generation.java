package io.roam.adapter.windsurf.cascade;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/** The metadata of one answer of the model: prompts, settings, cost. */
final class Generation {
    private static final int STEPS = 2;

    private Generation() {}

    /** Returns the index of the last step that belongs to it; -1 if it names none. */
    static long lastStep(WireField generation) {
        return generation.asMessage().stream()
                .flatMap(message -> message.all(STEPS))
                .mapToLong(Generation::lastNumber)
                .max()
                .orElse(-1);
    }

    private static long lastNumber(WireField steps) {
        return steps.isNumber() ? steps.asNumber() : lastPackedNumber(steps);
    }

    private static long lastPackedNumber(WireField steps) {
        CodedInputStream packed = CodedInputStream.newInstance(steps.content());
        long last = -1;
        try {
            while (!packed.isAtEnd()) {
                last = Math.max(last, packed.readUInt32());
            }
            return last;
        } catch (IOException e) { // not a list of numbers: the generation keeps its place
            return last;
        }
    }
}
