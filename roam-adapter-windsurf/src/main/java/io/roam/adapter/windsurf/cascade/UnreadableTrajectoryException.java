package io.roam.adapter.windsurf.cascade;

import io.roam.spi.ActionKind;
import io.roam.spi.DamagedSessionException;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A file of the tool cannot be read as a conversation. Records captured before are kept. */
final class UnreadableTrajectoryException extends RoamException {
    private static final long serialVersionUID = 1L;

    private UnreadableTrajectoryException(String what, Path file, Remedy remedy) {
        super("cannot read this conversation: " + what, ErrorLocation.file(file), remedy, null);
    }

    static DamagedSessionException empty(Path file) {
        return new DamagedSessionException(
                "cannot read this conversation: the file is empty", file, Remedy.run(ActionKind.RESTORE, "<id>"));
    }

    static DamagedSessionException zeros(Path file) {
        return new DamagedSessionException(
                "cannot read this conversation: the file contains only zero bytes",
                file,
                Remedy.run(ActionKind.RESTORE, "<id>"));
    }

    static DamagedSessionException zeroEnd(Path file) {
        return new DamagedSessionException(
                "cannot read this conversation: the file ends with zero bytes",
                file,
                Remedy.run(ActionKind.RESTORE, "<id>"));
    }

    static UnreadableTrajectoryException sealed(Path file) {
        return new UnreadableTrajectoryException(
                "the file is damaged, or Windsurf uses a new key",
                file,
                Remedy.run(ActionKind.CONFIGURE, "windsurf.key", "<key>"));
    }

    static UnreadableTrajectoryException malformed(Path file) {
        return new UnreadableTrajectoryException("unknown content", file, Remedy.of("update roam on this device"));
    }

    static UnreadableTrajectoryException large(Path file, long bytes) {
        return new UnreadableTrajectoryException(
                "it is too large for roam's memory, " + (bytes >> 20) + " MiB",
                file,
                Remedy.of("set JAVA_TOOL_OPTIONS=-Xmx2g"));
    }
}
