package io.roam.cli.hooks;

import io.roam.cli.args.CommandContext;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers what the user was told of each session, so that a prompt is stopped once only. */
final class NotifiedHeads {
    private final Path folder;

    NotifiedHeads(CommandContext context) {
        this.folder = context.home().cache().resolve("told");
    }

    /** Whether that head is news in the session; from now on it is not. If that cannot be remembered, it is none. */
    boolean markNotified(String session, String head) {
        Path file = folder.resolve(session);
        try {
            if (Files.exists(file) && Files.readString(file).equals(head)) {
                return false;
            }
            Disk.unforced().writeAtomically(file, head.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
