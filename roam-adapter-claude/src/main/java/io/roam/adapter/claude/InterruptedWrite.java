package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.Row;
import io.roam.spi.AppendRepair;
import io.roam.spi.AppendRepair.Outcome;
import io.roam.spi.Machine;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Takes back what an interrupted placement left half written in the files of a session. */
final class InterruptedWrite {
    private final Path config;
    private final Machine machine;
    private final StoreReverter steps;
    private final UndoLog undo;
    private boolean open;
    private boolean stands;
    private boolean waits;

    InterruptedWrite(Path config, Machine machine, UndoLog undo) {
        this.config = config;
        this.machine = machine;
        this.steps = new StoreReverter(config, machine);
        this.undo = undo;
    }

    Outcome takeBack() throws IOException {
        for (String line : undo.lines()) {
            String[] parts = line.split("\t", -1);
            switch (parts[0]) {
                case "session" -> open = new OpenSessions(config, machine).useOf(parts[1]) instanceof SessionUse.Open;
                case "folder" -> {}
                case "appended" -> takeBackAppend(parts);
                default -> stands |= steps.parseStep(parts, undo.shelf()).fileState() != UndoStep.FileState.BEFORE;
            }
        }
        return waits ? Outcome.WAITS : stands ? Outcome.STANDS : Outcome.TAKEN_BACK;
    }

    private void takeBackAppend(String[] parts) throws IOException {
        Path file = steps.pathOf(parts[1]);
        long sizeBefore = Long.parseLong(parts[2]);
        Path kept = undo.shelf().resolve(parts[4] + ".torn");
        Path temporary = steps.pathOf(parts[6]);
        Optional<Path> prepared = existing(temporary).or(() -> existing(kept));
        if (prepared.isEmpty()) { // it was moved, or removed by hand: what is in the file is known to nobody
            stands |= Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) != sizeBefore;
            return;
        }
        Outcome outcome = AppendRepair.of(
                        file,
                        sizeBefore,
                        prepared.get(),
                        Long.parseLong(parts[7]),
                        Long.parseLong(parts[3]),
                        line -> Row.of(line).isParsable())
                .run(machine.disk(), open);
        stands |= outcome == Outcome.STANDS;
        if (outcome == Outcome.WAITS) {
            waits = true;
            keep(prepared.get(), kept);
        } else if (outcome == Outcome.TAKEN_BACK && existing(file).isPresent() && Files.size(file) == sizeBefore) {
            Files.setLastModifiedTime(file, StoreReverter.timeOf(parts[5]));
        }
    }

    /** Keeps what was to be appended until the session is closed: a scan removes temporary files. */
    private void keep(Path prepared, Path kept) throws IOException {
        if (existing(kept).isEmpty()) {
            machine.disk().linkOrCopy(prepared, kept);
        }
    }

    private static Optional<Path> existing(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    }
}
