package io.roam.adapter.qwen;

import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sessions that Qwen Code has open. A terminal writes {@code SESSION.runtime.json} next to the session and leaves it there; an editor writes a lock.
 * Both name the process.
 */
record OpenSessions(QwenFolders folders, Machine machine) {
    private static final int MAX_BYTES = 1 << 16;

    SessionUse useOf(String session) {
        Optional<OpenSign> open = signsOf(session).stream()
                .flatMap(file -> read(file).stream())
                .filter(sign -> sign.isAlive(machine))
                .findFirst();
        if (open.isPresent()) {
            return SessionUse.Open.of(open.get().who()).withSince(open.get().since());
        }
        return Files.isDirectory(folders.config().resolve("sessions"))
                ? SessionUse.Free.of()
                : SessionUse.Unknown.of(
                        machine.processes().anyNamed("qwen"),
                        "this version of Qwen Code does not report open sessions");
    }

    private List<Path> signsOf(String session) {
        List<Path> signs = new ArrayList<>();
        signs.add(folders.base().resolve("tmp/session-writer-locks").resolve(session + ".lock"));
        try (DirectoryStream<Path> projects = Files.newDirectoryStream(folders.projects())) {
            projects.forEach(
                    project -> signs.add(project.resolve(ProjectLayout.CHATS).resolve(session + ".runtime.json")));
        } catch (IOException | DirectoryIteratorException e) {
            // there is none, or what cannot be read is no sign
        }
        return signs;
    }

    private static Optional<OpenSign> read(Path file) {
        try {
            byte[] json = RegularFiles.readBeginning(file, MAX_BYTES);
            return OpenSign.of(json, Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) { // there is none, or it was removed in the meantime
            return Optional.empty();
        }
    }
}
