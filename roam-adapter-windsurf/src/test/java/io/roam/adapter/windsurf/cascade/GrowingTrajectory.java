package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.ProtobufWriter;
import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.testkit.TestMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A trajectory as it grows: its last generation holds all prompts, and becomes small when the next one does. */
final class GrowingTrajectory {
    private static final int STEPS_OF_A_GENERATION = 2;

    private final Random random = new Random(7);
    private final List<String> vocabulary = new ArrayList<>();
    private final String folder;
    private final long began;
    private final String systemPrompt;
    private final List<TestStep> steps = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();
    private final List<String> usages = new ArrayList<>();

    private GrowingTrajectory(TestMachine machine) {
        folder = machine.folder("work").toUri().toString();
        began = machine.clock().instant().getEpochSecond() - 3_600;
        for (int i = 0; i < 4_000; i++) {
            StringBuilder word = new StringBuilder();
            for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
                word.append((char) ('a' + (random.nextInt(26) + random.nextInt(26)) / 2));
            }
            vocabulary.add(word.toString());
        }
        systemPrompt = text(2_500);
    }

    /** Returns the content of the file at each capture, with so many steps more each time; it began an hour ago in that home. */
    static List<byte[]> stages(String id, int captures, int steps, TestMachine machine) {
        GrowingTrajectory growing = new GrowingTrajectory(machine);
        List<byte[]> stages = new ArrayList<>();
        for (int i = 0; i < captures; i++) {
            growing.grow(steps);
            stages.add(growing.toBytes(id));
        }
        return stages;
    }

    private void grow(int count) {
        for (int i = 0; i < count; i++) {
            String words = text(50 + random.nextInt(900));
            prompts.add(words);
            steps.add(
                    switch (steps.size() % 6) {
                        case 0 -> TestStep.userInput(words);
                        case 1, 3, 5 -> TestStep.modelAnswer(words);
                        default -> TestStep.command("c" + steps.size(), "ls", words, 0);
                    });
            if (steps.size() % STEPS_OF_A_GENERATION == 0) {
                usages.add(Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
            }
        }
    }

    /** Returns words of which few are frequent. */
    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            double lot = random.nextDouble();
            text.append(vocabulary.get((int) (lot * lot * lot * vocabulary.size())))
                    .append(i % 12 == 11 ? "\n" : " ");
        }
        return text.toString();
    }

    private byte[] toBytes(String id) {
        TestTrajectory trajectory = TestTrajectory.of(id).startingAt(began).inFolder(folder);
        steps.forEach(trajectory::addStep);
        for (int i = 0; i < usages.size(); i++) {
            trajectory.addGeneration(generation(i, i == usages.size() - 1));
        }
        return trajectory.toBytes();
    }

    private ProtobufWriter generation(int index, boolean last) {
        ProtobufWriter model = ProtobufWriter.message();
        if (last) {
            model.text(1, systemPrompt);
            prompts.forEach(prompt -> model.message(2, ProtobufWriter.message().text(3, prompt)));
        }
        model.message(4, ProtobufWriter.message().number(2, 1_000L + index).text(7, usages.get(index)));
        ProtobufWriter generation = ProtobufWriter.message().message(1, model);
        for (int step = index * STEPS_OF_A_GENERATION; step < (index + 1) * STEPS_OF_A_GENERATION; step++) {
            generation.number(2, step);
        }
        return generation
                .message(3, ProtobufWriter.message().text(1, systemPrompt.substring(0, 600)))
                .text(4, usages.get(index));
    }
}
