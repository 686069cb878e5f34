package io.roam.adapter.windsurf;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
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

/** Writes conversations into a channel's folder, each as a whole file, and only while the tool does not run. */
final class CascadeWriter implements StoreWriter {
    private final Path folder;
    private final Machine machine;
    private final List<Prepared> prepared = new ArrayList<>();

    private record Prepared(Placement placement, Replacement file) {}

    CascadeWriter(Path folder, Machine machine) {
        this.folder = folder;
        this.machine = machine;
    }

    @Override
    public Optional<Refusal> refuse(Placement placement) {
        return new Refusals(machine).of(placement);
    }

    @Override
    public void write(Placement placement, RecordSource placed, UndoLog undo) {
        if (!SessionId.is(placement.session())) {
            throw new UnsafeTrackException(placement.session(), "");
        }
        check(placement);
        Path file = file(placement.session());
        try {
            prepare(placement, file, placed, undo);
        } catch (IOException e) {
            throw new DiskException("cannot write the conversation", file, e);
        }
    }

    private void prepare(Placement placement, Path file, RecordSource placed, UndoLog undo) throws IOException {
        Envelope envelope = Choices.envelope(machine);
        Optional<CascadeFile.Opened> before =
                placement.expected().map(expected -> new CascadeFile(file, envelope).open());
        Draft draft = before.map(CascadeFile.Opened::trajectory)
                .map(known -> Draft.of(placement.session(), known, known.main().size()))
                .orElseGet(() -> Draft.empty(placement.session()));
        try (RecordReader reader = placed.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                draft.take(record);
            }
        }
        boolean sealed = before.isEmpty() || before.get().nonce().isPresent();
        byte[] bytes = sealed ? envelope.seal(nonce(), draft.content()) : draft.content();
        undoing(placement.session(), file, Hash.hex(bytes), before, draft).tell(undo);
        prepared.add(new Prepared(placement, Replacement.prepare(file, bytes, time(placement), machine.disk())));
    }

    private static Undoing undoing(
            String session, Path file, String after, Optional<CascadeFile.Opened> before, Draft draft)
            throws IOException {
        if (before.isEmpty()) {
            return new Undoing(session, after, Optional.empty());
        }
        Trajectory trajectory = before.get().trajectory();
        return new Undoing(
                session,
                after,
                Optional.of(new Undoing.Before(
                        Hash.hex(Files.readAllBytes(file)),
                        before.get().nonce(),
                        Files.getLastModifiedTime(file),
                        trajectory.main().size(),
                        trajectory.head(session),
                        trajectory.layout(),
                        draft.replaced())));
    }

    private static byte[] nonce() {
        byte[] nonce = new byte[Envelope.NONCE];
        new SecureRandom().nextBytes(nonce);
        return nonce;
    }

    private FileTime time(Placement placement) {
        Instant now = machine.clock().instant();
        return FileTime.from(placement.lastWord().isAfter(now) ? now : placement.lastWord());
    }

    /** Checks that what stands in the store is what the placement expects, and that the tool does not run. */
    private void check(Placement placement) {
        Optional<String> now =
                Listing.info(placement.session(), file(placement.session())).map(SessionInfo::fingerprint);
        if (!now.equals(placement.expected()) || Programs.run(machine)) {
            throw new SessionChangedException(placement.session());
        }
    }

    @Override
    public void commit() {
        for (Prepared one : prepared) {
            check(one.placement());
            try {
                one.file().commit(one.placement().expected().isEmpty());
            } catch (IOException e) {
                throw new DiskException(
                        "cannot write the conversation", file(one.placement().session()), e);
            }
        }
    }

    @Override
    public void revert(UndoLog undo) {
        Undoing.of(undo).forEach(step -> new Reverting(file(step.session()), step, machine).run());
    }

    @Override
    public void close() {
        for (Prepared one : prepared) {
            try {
                one.file().remove();
            } catch (IOException e) {
                throw new DiskException("cannot remove a temporary file", folder, e);
            }
        }
    }

    private Path file(String session) {
        return folder.resolve(session + SessionId.ENDING);
    }
}
