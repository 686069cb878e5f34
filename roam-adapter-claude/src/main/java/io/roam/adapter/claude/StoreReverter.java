package io.roam.adapter.claude;

import io.roam.adapter.claude.links.LinkGuard;
import io.roam.adapter.claude.links.LinkedFolderException;
import io.roam.spi.Machine;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Undoes what the lines written by {@link UndoSteps} say. */
final class StoreReverter {
    private final Path config;
    private final Machine machine;

    StoreReverter(Path config, Machine machine) {
        this.config = config;
        this.machine = machine;
    }

    /** Undoes all steps or none, in reverse order: the main track, which was placed last, first. */
    void revert(UndoLog undo) throws IOException {
        List<UndoStep> steps = new ArrayList<>();
        for (String line : undo.lines()) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("session")) {
                checkNotOpen(parts[1]);
            } else {
                steps.add(0, parseStep(parts, undo.shelf()));
            }
        }
        List<UndoStep> placed = new ArrayList<>();
        for (UndoStep step : steps) {
            if (isPlaced(step)) {
                placed.add(step);
            }
        }
        for (UndoStep step : placed) {
            step.revert();
        }
    }

    private static boolean isPlaced(UndoStep step) throws IOException {
        return switch (step.fileState()) {
            case PLACED -> true;
            case BEFORE -> false;
            case CHANGED -> throw new SessionChangedException(step.file().toString());
        };
    }

    private void checkNotOpen(String session) {
        if (new OpenSessions(config, machine).useOf(session) instanceof SessionUse.Open) {
            throw new SessionChangedException(session);
        }
    }

    UndoStep parseStep(String[] parts, Path backupFolder) {
        Path path = pathOf(parts[1]);
        Path temporary = path.resolveSibling(".roam-undo-" + path.getFileName() + ".tmp");
        return switch (parts[0]) {
            case "folder" -> new UndoFolder(path, machine.disk());
            case "created" -> new UndoCreated(path, Long.parseLong(parts[2]), parts[3], machine.disk());
            case "appended" ->
                new UndoAppended(
                        path,
                        temporary,
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]),
                        parts[4],
                        timeOf(parts[5]),
                        machine.disk());
            case "replaced" ->
                new UndoReplaced(
                        path,
                        temporary,
                        Long.parseLong(parts[2]),
                        parts[3],
                        timeOf(parts[4]),
                        parts[5],
                        machine.disk());
            case "kept" ->
                new UndoKept(
                        path,
                        temporary,
                        Long.parseLong(parts[2]),
                        parts[3],
                        timeOf(parts[4]),
                        backupFolder.resolve(parts[5]),
                        machine.disk());
            case "removed" -> new UndoRemoved(path, temporary, backupFolder.resolve(parts[2]), machine.disk());
            default -> throw new IllegalArgumentException("no undo step: " + parts[0]);
        };
    }

    Path pathOf(String encoded) {
        if (encoded.isEmpty()) {
            return config;
        }
        Path path = config.resolve(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        new LinkGuard(config).obstacleToFolder(path.resolveSibling("")).ifPresent(link -> {
            throw new LinkedFolderException(link);
        });
        return path;
    }

    static FileTime timeOf(String nanos) {
        return FileTime.from(Long.parseLong(nanos), TimeUnit.NANOSECONDS);
    }
}
