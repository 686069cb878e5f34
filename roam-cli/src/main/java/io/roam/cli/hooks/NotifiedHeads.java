package io.roam.cli.hooks;

import io.roam.cli.args.CommandContext;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last head of each session of which the user was notified, so that a prompt is blocked only once. */
final class NotifiedHeads {
    private final Path folder;

    NotifiedHeads(CommandContext context) {
        this.folder = context.home().cache().resolve("told");
    }

    /** Records a head as known to the user. Returns whether it was new; false if it cannot be recorded. */
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
