package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.links.LinkGuard;
import io.roam.adapter.claude.links.LinkedFolderException;
import io.roam.adapter.kit.files.AppendStep;
import io.roam.adapter.kit.files.CreateStep;
import io.roam.adapter.kit.files.FolderStep;
import io.roam.adapter.kit.files.ReplaceStep;
import io.roam.adapter.kit.files.UndoStep;
import io.roam.spi.AppendRepair;
import io.roam.spi.Machine;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Undoes what the lines written by {@link UndoSteps} say. */
final class StoreReverter {
    private static final String SESSION = "session";

    private final Path config;
    private final Machine machine;
    private final Path backupFolder;
    private final List<String[]> lines;

    StoreReverter(Path config, Machine machine, UndoLog undo) {
        this.config = config;
        this.machine = machine;
        this.backupFolder = undo.shelf();
        this.lines = undo.lines().stream().map(line -> line.split("\t", -1)).toList();
    }

    /** Undoes all steps or none, in reverse order: the main track, which was placed last, first. */
    void revert() throws IOException {
        Optional<String> open = openSession();
        if (open.isPresent()) {
            throw new SessionChangedException(open.get());
        }
        UndoStep.revertAll(steps());
    }

    /** Takes back what an interrupted placement left half written in the files of a session. */
    AppendRepair.Outcome takeBack() throws IOException {
        return UndoStep.takeBackAll(steps(), openSession().isPresent());
    }

    private Optional<String> openSession() {
        OpenSessions sessions = new OpenSessions(config, machine);
        return lines.stream()
                .filter(parts -> parts[0].equals(SESSION))
                .map(parts -> parts[1])
                .filter(session -> sessions.useOf(session) instanceof SessionUse.Open)
                .findFirst();
    }

    private List<UndoStep> steps() {
        return lines.stream()
                .filter(parts -> !parts[0].equals(SESSION))
                .map(this::parseStep)
                .toList();
    }

    private UndoStep parseStep(String[] parts) {
        Path path = pathOf(parts[1]);
        return switch (parts[0]) {
            case "folder" -> new FolderStep(path, machine.disk());
            case "created" -> new CreateStep(path, Long.parseLong(parts[2]), parts[3], machine.disk());
            case "appended" -> parseAppend(path, parts);
            case "replaced" ->
                new UndoReplaced(path, Long.parseLong(parts[2]), parts[3], timeOf(parts[4]), parts[5], machine.disk());
            case "kept" ->
                new ReplaceStep(
                        path,
                        Long.parseLong(parts[2]),
                        parts[3],
                        Optional.of(timeOf(parts[4])),
                        backupFolder.resolve(parts[5]),
                        machine.disk());
            case "removed" ->
                new ReplaceStep(path, -1, "", Optional.empty(), backupFolder.resolve(parts[2]), machine.disk());
            default -> throw new IllegalArgumentException("no undo step: " + parts[0]);
        };
    }

    private AppendStep parseAppend(Path path, String[] parts) {
        Path kept = backupFolder.resolve(parts[4] + ".torn");
        boolean namesDraft = parts.length > 6; // the first versions did not name it
        return new AppendStep(
                path,
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                parts[4],
                timeOf(parts[5]),
                namesDraft ? pathOf(parts[6]) : kept,
                namesDraft ? Long.parseLong(parts[7]) : 0,
                kept,
                line -> Row.of(line).isParsable(),
                machine.disk());
    }

    private Path pathOf(String encoded) {
        if (encoded.isEmpty()) {
            return config;
        }
        Path path = config.resolve(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        new LinkGuard(config).obstacleToFolder(path.resolveSibling("")).ifPresent(link -> {
            throw new LinkedFolderException(link);
        });
        return path;
    }

    private static FileTime timeOf(String nanos) {
        return FileTime.from(Long.parseLong(nanos), TimeUnit.NANOSECONDS);
    }
}
