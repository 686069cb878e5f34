package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.spi.Machine;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A prepared session, whose files are moved into their places. */
final class StagedSession {
    private final Path config;
    private final Machine machine;
    private final ProjectsFolder folder;
    private final Placement placement;
    private final List<PreparedFile> files;
    private final FileTime time;

    StagedSession(Path config, Machine machine, ProjectsFolder folder, Placement placement, List<PreparedFile> files) {
        this.folder = folder;
        this.config = config;
        this.machine = machine;
        this.placement = placement;
        this.files = files;
        this.time = FileTime.from(chooseTime());
    }

    private Instant chooseTime() {
        Instant time = FileTimes.chooseTime(
                placement.lastMessageTime(),
                machine.clock().instant(),
                RetentionSettings.read(config).retention());
        return placement.moving()
                ? folder.find(placement.session())
                        .map(left ->
                                FileTimes.chooseAfter(left.main().modified().toInstant(), time))
                        .orElse(time)
                : time;
    }

    void commit() throws IOException {
        checkNotOpen();
        checkSession(folder, placement);
        if (placement.moving()) {
            folder.noteMoved(placement.session());
        }
        for (PreparedFile file : files) {
            if (file.track().isEmpty()) {
                checkNotOpen();
            }
            file.content().write(machine.disk(), time);
            if (TrackName.isShared(file.track())) {
                folder.notePlaced(placement.session(), file.track());
            }
        }
    }

    /** Checks that the session in the store is in the state that the placement expects. */
    static void checkSession(ProjectsFolder folder, Placement placement) {
        Optional<String> now = folder.find(placement.session()).map(SessionFiles::fingerprint);
        if (!now.equals(placement.expected())) {
            throw new SessionChangedException(placement.session());
        }
    }

    private void checkNotOpen() {
        if (new OpenSessions(config, machine).useOf(placement.session()) instanceof SessionUse.Open) {
            throw new SessionChangedException(placement.session());
        }
    }
}
