package io.roam.exchange;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.batch.NewerFormatException;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.ledger.TrustedDevice;
import io.roam.ledger.TrustedDevices;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Decides about batches that arrive, and takes the true ones into the pool. */
final class BatchAcceptance {
    private final Pool pool;
    private final BatchSequences sequences;
    private final TrustedDevices trustedDevices;
    private final DevicePublicKey own;
    private final String circle;

    BatchAcceptance(
            Pool pool, BatchSequences sequences, TrustedDevices trustedDevices, DevicePublicKey own, String circle) {
        this.pool = pool;
        this.sequences = sequences;
        this.trustedDevices = trustedDevices;
        this.own = own;
        this.circle = circle;
    }

    Verdict judge(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            BatchHeader header = batch.header();
            Optional<DevicePublicKey> key = key(header.device());
            if (key.isEmpty()) {
                return defer(file, stranger(header.device()));
            }
            BatchOutline outline = batch.verify(key.get());
            if (!header.circle().equals(circle)) {
                return new Verdict.Rejected("it belongs to the circle " + header.circle(), false);
            }
            return predecessor(file, outline);
        } catch (NewerFormatException e) {
            return defer(file, e.what());
        } catch (CorruptBatchException e) {
            return new Verdict.Rejected(e.reason(), isCorrupt(file));
        }
    }

    /** What cannot be judged yet waits; a damaged file could wait for ever, in the place of a good one. */
    private static Verdict defer(Path file, String reason) {
        return isCorrupt(file)
                ? new Verdict.Rejected("its content is not what its name says", true)
                : new Verdict.Deferred(reason);
    }

    /** Whether the content is not what the name says, so that a good copy may still come. */
    private static boolean isCorrupt(Path file) {
        try {
            String hash = MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
            return !String.valueOf(file.getFileName()).startsWith(hash);
        } catch (IOException e) {
            return true;
        }
    }

    /** Why a batch waits that lies there. */
    String deferralReason(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return key(batch.header().device()).isEmpty()
                    ? stranger(batch.header().device())
                    : "what it continues has not arrived yet";
        } catch (RoamException e) {
            return e.what();
        }
    }

    private Verdict predecessor(Path file, BatchOutline outline) {
        BatchHeader header = outline.header();
        if (header.from().length() > 0) {
            History history = pool.history(header.conversation(), header.rule());
            Optional<HistoryNode> from = history.node(header.from().value());
            if (from.isEmpty()) {
                return new Verdict.Deferred("what it continues has not arrived yet");
            }
            if (from.get().chain().length() != header.from().length()) {
                return new Verdict.Rejected("it lies about the length of what it continues", false);
            }
        }
        pool.add(file, outline);
        sequences.record(outline);
        return new Verdict.Accepted(new AcceptedBatch(
                header.device(), header.conversation(), outline.events().size()));
    }

    private Optional<DevicePublicKey> key(DeviceId device) {
        return device.equals(own.id())
                ? Optional.of(own)
                : trustedDevices.find(device).map(TrustedDevice::key);
    }

    private String stranger(DeviceId device) {
        return trustedDevices
                .findKnown(device)
                .map(known -> "its device " + known.name() + " was unpaired")
                .orElse("its device " + device.shortId() + " is not paired with this one");
    }
}
