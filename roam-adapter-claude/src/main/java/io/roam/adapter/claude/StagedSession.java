package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileRange;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.spi.Machine;
import io.roam.spi.tool.DamagedWriteException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
            write(file);
            verify(file);
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

    private void write(PreparedFile file) throws IOException {
        switch (file.mode()) {
            case CREATE -> create(file);
            case APPEND -> append(file);
            case REPLACE -> replace(file);
        }
    }

    private void create(PreparedFile file) throws IOException {
        Files.setLastModifiedTime(file.temporary(), time);
        try {
            machine.disk().publish(file.temporary(), file.target());
        } catch (FileAlreadyExistsException e) {
            throw changedException(file, e);
        }
    }

    private void append(PreparedFile file) throws IOException {
        if (!Files.isRegularFile(file.target(), LinkOption.NOFOLLOW_LINKS)
                || Files.size(file.target()) != file.targetSize()) {
            throw new SessionChangedException(file.target().toString());
        }
        try (OutputStream out = machine.disk().append(file.target())) {
            FileRange.copy(file.temporary(), file.temporaryOffset(), file.length(), out);
        }
        Files.setLastModifiedTime(file.target(), time);
    }

    private void replace(PreparedFile file) throws IOException {
        if (Files.size(file.target()) != file.targetSize()) {
            throw new SessionChangedException(file.target().toString());
        }
        Files.setLastModifiedTime(file.temporary(), time);
        machine.disk().replace(file.temporary(), file.target());
        if (file.backup().isPresent() && Files.size(file.backup().get()) != file.targetSize()) {
            restoreBackup(file.backup().get(), file);
        }
    }

    /** Restores a file that grew in the last moment, as what was added is not captured. */
    private void restoreBackup(Path kept, PreparedFile file) throws IOException {
        machine.disk().linkOrCopy(kept, file.temporary());
        machine.disk().replace(file.temporary(), file.target());
        throw new SessionChangedException(file.target().toString());
    }

    private static void verify(PreparedFile file) throws IOException {
        long from = file.mode() == PreparedFile.Mode.APPEND ? file.targetSize() : 0;
        if (Files.size(file.target()) != from + file.length()) {
            throw new SessionChangedException(file.target().toString());
        }
        if (!FileRange.sha256(file.target(), from, file.length()).equals(file.hash())) {
            throw new DamagedWriteException(file.target());
        }
    }

    private static RuntimeException changedException(PreparedFile file, IOException cause) {
        SessionChangedException changed =
                new SessionChangedException(file.target().toString());
        changed.initCause(cause);
        return changed;
    }
}
