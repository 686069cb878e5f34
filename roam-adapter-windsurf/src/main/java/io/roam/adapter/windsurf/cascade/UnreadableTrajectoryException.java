package io.roam.adapter.windsurf.cascade;

import io.roam.spi.DamagedSessionException;
import io.roam.spi.RoamException;
import java.nio.file.Path;

/** A file of the tool cannot be read as a conversation. Records captured before are kept. */
final class UnreadableTrajectoryException extends RoamException {
    private static final long serialVersionUID = 1L;

    private UnreadableTrajectoryException(String what, Path file, String remedy) {
        super("this conversation cannot be read: " + what, file.toString(), remedy, null);
    }

    static DamagedSessionException empty(Path file) {
        return new DamagedSessionException(
                "this conversation cannot be read: the file is empty", file, "the tool lost it");
    }

    static DamagedSessionException zeros(Path file) {
        return new DamagedSessionException(
                "this conversation cannot be read: the file holds nothing but zeros",
                file,
                "the tool lost it, as it does now and then");
    }

    static DamagedSessionException zeroEnd(Path file) {
        return new DamagedSessionException(
                "this conversation cannot be read: the file ends with zeros", file, "a part of it was never written");
    }

    static UnreadableTrajectoryException sealed(Path file) {
        return new UnreadableTrajectoryException(
                "it does not authenticate, so it is damaged, or sealed with a key that is not known",
                file,
                "if Windsurf changed its key: roam config windsurf.key KEY");
    }

    static UnreadableTrajectoryException malformed(Path file) {
        return new UnreadableTrajectoryException(
                "it opens, but what is in it is no trajectory", file, "a newer roam may know this form");
    }

    static UnreadableTrajectoryException large(Path file, long bytes) {
        return new UnreadableTrajectoryException(
                "it is too large for the memory that roam has, " + (bytes >> 20) + " MiB",
                file,
                "give it more, such as JAVA_TOOL_OPTIONS=-Xmx2g");
    }
}
