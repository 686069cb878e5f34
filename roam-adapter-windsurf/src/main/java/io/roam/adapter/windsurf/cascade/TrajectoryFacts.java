package io.roam.adapter.windsurf.cascade;

import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the facts of a conversation from its trajectory. */
final class TrajectoryFacts {
    private static final int WORKSPACE = 1;

    private TrajectoryFacts() {}

    static SessionFacts factsOf(Trajectory trajectory) {
        TitleFinder titles = new TitleFinder();
        titles.addHead(trajectory.message());
        List<Instant> times = new ArrayList<>();
        for (WireField field : trajectory.steps()) {
            Step.of(field).ifPresent(step -> {
                titles.addStep(step);
                step.created().ifPresent(times::add);
            });
        }
        return new SessionFacts(
                foldersOf(trajectory.message()),
                titles.title(),
                Optional.empty(),
                times.stream().findFirst(),
                times.stream().reduce((first, last) -> last),
                0);
    }

    /** Returns the folders that a trajectory, or its head, names. */
    static List<String> foldersOf(WireMessage trajectory) {
        return trajectory
                .message(Trajectory.METADATA)
                .messages(WORKSPACE)
                .flatMap(workspace -> workspace.text(1).stream())
                .flatMap(uri -> FileUri.pathOf(uri).stream())
                .distinct()
                .toList();
    }
}
