package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.TitleText;
import io.roam.adapter.windsurf.wire.WireMessage;
import java.util.Optional;

/** Finds the title of a conversation: the one given by the user, else that of the last summary, else the user's first text. */
final class TitleFinder {
    private static final int INTENT = 4;
    private static final int SUMMARY = 10;

    private Optional<String> userTitle = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private Optional<String> intent = Optional.empty();
    private Optional<String> firstText = Optional.empty();

    void addHead(WireMessage head) {
        userTitle = head.text(Trajectory.TITLE).flatMap(TitleText::firstLine).or(() -> userTitle);
    }

    void addStep(Step step) {
        if (step.is(StepType.CHECKPOINT)) {
            summary = step.body().text(SUMMARY).flatMap(TitleText::firstLine).or(() -> summary);
            intent = step.body().text(INTENT).flatMap(TitleText::firstLine).or(() -> intent);
        } else if (firstText.isEmpty() && step.is(StepType.USER_INPUT)) {
            firstText = TitleText.firstLine(UserText.textOf(step));
        }
    }

    Optional<String> title() {
        return userTitle.or(() -> summary).or(() -> intent).or(() -> firstText);
    }
}
