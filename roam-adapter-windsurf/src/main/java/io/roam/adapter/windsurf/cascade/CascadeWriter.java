package io.roam.adapter.windsurf.cascade;

import com.google.common.hash.Hashing;
import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.DamagedSessionException;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes conversations into the folder of a channel, as whole files, and only while the tool does not run. */
final class CascadeWriter implements StoreWriter {
    private final Path folder;
    private final Machine machine;
    private final List<Prepared> prepared = new ArrayList<>();

    private record Prepared(Placement placement, StagedFile file, FileTime time) {}

    CascadeWriter(Path folder, Machine machine) {
        this.folder = folder;
        this.machine = machine;
    }

    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        return new PlacementChecks(machine).refusalOf(placement);
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        if (!SessionId.isValid(placement.session())) {
            throw new UnsafeTrackException(placement.session(), "");
        }
        checkUnchanged(placement);
        Path file = fileOf(placement.session());
        try {
            prepare(placement, file, placed, undo);
        } catch (IOException e) {
            throw new DiskException("cannot write the conversation", file, e);
        }
    }

    private void prepare(Placement placement, Path file, RecordSource placed, UndoLog undo) throws IOException {
        Envelope envelope = WindsurfSettings.envelope(machine);
        Optional<CascadeFile.Content> before =
                placement.expected().flatMap(expected -> read(file, envelope, placement.replacing()));
        byte[] content = assemble(placement, before.map(CascadeFile.Content::trajectory), placed);
        boolean sealed = before.map(CascadeFile.Content::sealed).orElse(true);
        byte[] bytes = sealed ? envelope.seal(newNonce(), content) : content;
        Optional<UndoEntry.Original> original =
                placement.expected().isPresent() ? Optional.of(backUp(file, undo.shelf())) : Optional.empty();
        new UndoEntry(placement.session(), Hashing.sha256().hashBytes(bytes).toString(), original).recordIn(undo);
        StagedFile.Mode mode = placement.expected().isPresent() ? StagedFile.Mode.REPLACE : StagedFile.Mode.CREATE;
        StagedFile staged = DraftFile.prepare(file, bytes, mode, machine.disk());
        prepared.add(new Prepared(placement, staged, chooseTime(placement)));
    }

    /** Returns what the file holds; empty if it is damaged, and all of it is replaced. */
    private static Optional<CascadeFile.Content> read(Path file, Envelope envelope, boolean replacing) {
        try {
            return Optional.of(new CascadeFile(file, envelope).readContent());
        } catch (DamagedSessionException e) {
            if (replacing) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static byte[] assemble(Placement placement, Optional<Trajectory> before, RecordSource placed) {
        TrajectoryDraft draft = before.map(
                        known -> TrajectoryDraft.startFrom(placement.session(), known, !placement.replacing()))
                .orElseGet(() -> TrajectoryDraft.empty(placement.session()));
        try (RecordReader reader = placed.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                draft.add(record);
            }
        }
        return draft.toBytes();
    }

    private UndoEntry.Original backUp(Path file, Path backupFolder) throws IOException {
        UndoEntry.Original original = new UndoEntry.Original(
                Hashing.sha256().hashBytes(RegularFiles.readAllBytes(file)).toString(),
                Files.getLastModifiedTime(file));
        machine.disk().delete(backupFolder.resolve(original.backupName()));
        machine.disk().linkOrCopy(file, backupFolder.resolve(original.backupName()));
        return original;
    }

    private static byte[] newNonce() {
        byte[] nonce = new byte[Envelope.NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        return nonce;
    }

    private FileTime chooseTime(Placement placement) {
        Instant now = machine.clock().instant();
        return FileTime.from(placement.lastMessageTime().isAfter(now) ? now : placement.lastMessageTime());
    }

    /** Checks that the store holds what the placement expects, and that the tool does not run. */
    private void checkUnchanged(Placement placement) {
        Optional<String> now = ConversationListing.infoOf(placement.session(), fileOf(placement.session()))
                .map(SessionInfo::fingerprint);
        if (!now.equals(placement.expected()) || RunningPrograms.isAnyRunning(machine)) {
            throw new SessionChangedException(placement.session());
        }
    }

    @Override
    public void commit() {
        for (Prepared one : prepared) {
            checkUnchanged(one.placement());
            try {
                one.file().write(machine.disk(), one.time());
            } catch (IOException e) {
                throw new DiskException(
                        "cannot write the conversation", fileOf(one.placement().session()), e);
            }
        }
    }

    @Override
    public void revert(UndoLog undo) {
        UndoEntry.parseAll(undo)
                .forEach(step -> new StoreReverter(fileOf(step.session()), step, undo.shelf(), machine).revert());
    }

    @Override
    public void close() {
        for (Prepared one : prepared) {
            try {
                machine.disk().delete(one.file().draft());
            } catch (IOException e) {
                throw new DiskException("cannot remove a temporary file", folder, e);
            }
        }
    }

    private Path fileOf(String session) {
        return folder.resolve(session + SessionId.ENDING);
    }
}
