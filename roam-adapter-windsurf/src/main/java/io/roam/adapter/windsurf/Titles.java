package io.roam.adapter.windsurf;

import io.roam.adapter.windsurf.cascade.Step;
import io.roam.adapter.windsurf.cascade.StepType;
import io.roam.adapter.windsurf.cascade.Trajectory;
import io.roam.adapter.windsurf.cascade.UserText;
import io.roam.adapter.windsurf.cascade.WireMessage;
import java.util.Optional;

/**
 * What a conversation is called, which the tool itself seldom says in one place: the name that the user gave it, else the one of its
 * last summary, else its first words.
 */
public final class Titles {
    private static final int MOST = 80;
    private static final int INTENT = 4;
    private static final int SUMMARY = 10;

    private Optional<String> given = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private Optional<String> intent = Optional.empty();
    private Optional<String> words = Optional.empty();

    public void head(WireMessage head) {
        given = head.text(Trajectory.TITLE).flatMap(Titles::line).or(() -> given);
    }

    public void step(Step step) {
        if (step.is(StepType.CHECKPOINT)) {
            summary = step.body().text(SUMMARY).flatMap(Titles::line).or(() -> summary);
            intent = step.body().text(INTENT).flatMap(Titles::line).or(() -> intent);
        } else if (words.isEmpty() && step.is(StepType.USER_INPUT)) {
            words = line(UserText.of(step));
        }
    }

    public Optional<String> title() {
        return given.or(() -> summary).or(() -> intent).or(() -> words);
    }

    /** The first line of a text in which something stands. */
    public static Optional<String> line(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.length() > MOST ? line.substring(0, MOST) + "…" : line);
    }
}
