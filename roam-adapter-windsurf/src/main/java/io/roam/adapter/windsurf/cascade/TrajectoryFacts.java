package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.FileUri;
import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireMessage;
import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the facts of a conversation from its trajectory. */
final class TrajectoryFacts {
    private static final int WORKSPACE = 1;
    private static final int GIT_ROOT = 2;
    private static final int SCOPE = 5;

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
        return SessionFacts.builder()
                .folders(Stream.concat(
                                trajectory.wrapper().stream().flatMap(wrapper -> scopeFoldersOf(wrapper).stream()),
                                foldersOf(trajectory.message()).stream())
                        .distinct()
                        .toList())
                .title(titles.title())
                .firstMessageTime(times.stream().findFirst())
                .lastMessageTime(times.stream().reduce((first, last) -> last))
                .build();
    }

    /** Returns the folder in which the user worked, as the fields around an implicit trajectory name it. */
    static List<String> scopeFoldersOf(WireMessage wrapper) {
        return wrapper.messages(SCOPE)
                .flatMap(scope -> scope.text(WORKSPACE).or(() -> scope.text(GIT_ROOT)).stream())
                .flatMap(uri -> FileUri.pathOf(uri).stream())
                .toList();
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
