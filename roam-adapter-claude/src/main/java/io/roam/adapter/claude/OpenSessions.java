package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileBytes;
import io.roam.adapter.claude.links.FolderScanner;
import io.roam.adapter.claude.sign.OpenSessionSign;
import io.roam.spi.Machine;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sessions that the tool has open, read from a file {@code sessions/PID.json} for each of its processes. */
final class OpenSessions {
    private static final Pattern FILE_NAME = Pattern.compile("(\\d{1,10})\\.json");
    private static final int MAX_BYTES = 1 << 16;

    private final List<Path> folders;
    private final Machine machine;

    /** Reads the files of that configuration folder, and of those that share its sessions. */
    OpenSessions(Path config, Machine machine) {
        this.folders = Locations.sharersOf(config, machine).stream()
                .map(sharer -> sharer.resolve("sessions"))
                .toList();
        this.machine = machine;
    }

    /** Returns the folders of these files. */
    List<Path> folders() {
        return folders;
    }

    SessionUse useOf(String session) {
        if (folders.stream().noneMatch(Files::isDirectory)) {
            return SessionUse.Unknown.of(
                    machine.processes().anyNamed("claude"),
                    "this version of Claude Code does not report open sessions");
        }
        List<OpenSessionSign> signs = new ArrayList<>();
        folders.forEach(
                new FolderScanner((file, attributes) -> readSign(file, attributes, signs), (file, why) -> {})::scan);
        Optional<OpenSessionSign> open = signs.stream()
                .filter(sign -> sign.mayName(session) && sign.isAlive(machine))
                .findFirst();
        return open.<SessionUse>map(
                        sign -> SessionUse.Open.of(sign.who(machine)).withSince(sign.started()))
                .orElseGet(SessionUse.Free::new);
    }

    // The folder holds secret files too: only files of these names are opened.
    private static void readSign(Path file, BasicFileAttributes attributes, List<OpenSessionSign> signs) {
        Matcher name = FILE_NAME.matcher(String.valueOf(file.getFileName()));
        if (!attributes.isRegularFile() || !name.matches()) {
            return;
        }
        try {
            signs.add(OpenSessionSign.of(
                    Long.parseLong(name.group(1)),
                    FileBytes.readHead(file, MAX_BYTES),
                    attributes.lastModifiedTime().toInstant()));
        } catch (IOException e) {
            // The process ended in the meantime, and removed its file.
        }
    }
}
