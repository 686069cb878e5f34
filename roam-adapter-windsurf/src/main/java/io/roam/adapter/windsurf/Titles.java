package io.roam.adapter.windsurf;

import java.util.Optional;

/**
 * What a conversation is called, which the tool itself seldom says in one place: the name that the user gave it, else the one of its
 * last summary, else its first words.
 */
final class Titles {
    private static final int MOST = 80;
    private static final int INTENT = 4;
    private static final int SUMMARY = 10;

    private Optional<String> given = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private Optional<String> intent = Optional.empty();
    private Optional<String> words = Optional.empty();

    void head(WireMessage head) {
        given = head.text(Trajectory.TITLE).flatMap(Titles::line).or(() -> given);
    }

    void step(Step step) {
        if (step.is(StepType.CHECKPOINT)) {
            summary = step.body().text(SUMMARY).flatMap(Titles::line).or(() -> summary);
            intent = step.body().text(INTENT).flatMap(Titles::line).or(() -> intent);
        } else if (words.isEmpty() && step.is(StepType.USER_INPUT)) {
            words = line(UserWords.of(step));
        }
    }

    Optional<String> title() {
        return given.or(() -> summary).or(() -> intent).or(() -> words);
    }

    /** The first line of a text in which something stands. */
    static Optional<String> line(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.length() > MOST ? line.substring(0, MOST) + "…" : line);
    }
}
