package io.roam.adapter.windsurf.cascade;

import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A file that holds one trajectory, usually sealed. */
final class CascadeFile {
    /** The file, its content, and one record are in memory at the same time. */
    /** So many zeros are no end of sealed bytes. */
    private static final int ZERO_END = 16;

    private static final int COPIES_IN_MEMORY = 3;

    private static final int ID_LENGTH = 36;

    private final Path path;
    private final Envelope envelope;

    CascadeFile(Path path, Envelope envelope) {
        this.path = path;
        this.envelope = envelope;
    }

    /**
     * The content of the file.
     *
     * @param sealed whether it was sealed
     */
    record Content(Trajectory trajectory, boolean sealed) {}

    /**
     * Reads the trajectory.
     *
     * @throws UnreadableTrajectoryException if the file cannot be opened, or holds something else
     */
    Trajectory read() {
        return readContent().trajectory().unwrapped();
    }

    Content readContent() {
        byte[] bytes = readBytes();
        Optional<byte[]> content = envelope.open(bytes);
        if (content.isEmpty()) {
            return new Content(parseUnsealed(bytes), false);
        }
        Trajectory trajectory =
                Trajectory.of(content.get()).orElseThrow(() -> UnreadableTrajectoryException.malformed(path));
        return new Content(trajectory, true);
    }

    private byte[] readBytes() {
        try {
            long size = Files.size(path);
            if (size == 0) {
                throw UnreadableTrajectoryException.empty(path);
            }
            if (size > Runtime.getRuntime().maxMemory() / COPIES_IN_MEMORY) {
                throw UnreadableTrajectoryException.large(path, size);
            }
            return RegularFiles.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new SessionChangedException(path.toString());
        } catch (IOException e) {
            throw new DiskException("cannot read", path, e);
        }
    }

    private Trajectory parseUnsealed(byte[] bytes) {
        if (isZero(bytes)) {
            throw UnreadableTrajectoryException.zeros(path);
        }
        return Trajectory.of(bytes)
                .filter(trajectory ->
                        trajectory.id().filter(id -> id.length() == ID_LENGTH).isPresent())
                .orElseThrow(() -> isZero(Arrays.copyOfRange(bytes, Math.max(0, bytes.length - ZERO_END), bytes.length))
                        ? UnreadableTrajectoryException.zeroEnd(path)
                        : UnreadableTrajectoryException.sealed(path));
    }

    private static boolean isZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
