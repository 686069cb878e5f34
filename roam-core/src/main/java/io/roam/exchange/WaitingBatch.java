package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.chain.BatchId;
import io.roam.device.DeviceId;
import java.nio.file.Path;

/**
 * A batch that arrived and does not count yet. Its file was verified if the key of its device is known.
 *
 * @param in holds the batch, and perhaps others
 */
public record WaitingBatch(WaitingFile in, BatchId id, BatchHeader header, WaitCause cause) {
    /** Returns the file that holds the batch, and perhaps others. */
    public Path file() {
        return in.path();
    }

    /** Returns the device that captured it. */
    public DeviceId device() {
        return header.device();
    }

    /** Opens it, which the caller closes. */
    public BatchFile open() {
        return in.open(id);
    }

    /** Returns the number of its events. */
    public long events() {
        return header.to().length() - header.from().length();
    }

    /** Whether it waits for the user's word about its device. */
    public boolean waitsForTrust() {
        return cause != WaitCause.PREDECESSOR;
    }
}
