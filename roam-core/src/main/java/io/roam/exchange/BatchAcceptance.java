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
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Verifies batches that arrive, and takes valid ones into the pool. */
record BatchAcceptance(ExchangeContext context) {
    private static final String PREDECESSOR_MISSING = "what it continues has not arrived yet";

    /** Returns whether a batch is valid, must wait or is rejected; changes nothing. */
    Verdict verify(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            BatchHeader header = batch.header();
            Optional<DevicePublicKey> key = trustedKey(header.device());
            if (key.isEmpty()) {
                return defer(file, untrustedReason(header.device()));
            }
            BatchOutline outline = batch.verify(key.get());
            if (!header.circle().equals(context.circle())) {
                return new Verdict.Rejected("it belongs to the circle " + header.circle(), false);
            }
            return verifyPredecessor(file, outline);
        } catch (NewerFormatException e) {
            return defer(file, e.what());
        } catch (CorruptBatchException e) {
            return new Verdict.Rejected(e.reason(), isCorrupt(file));
        }
    }

    private Verdict verifyPredecessor(Path file, BatchOutline outline) {
        BatchHeader header = outline.header();
        if (header.from().length() > 0) {
            History history = context.pool().history(header.conversation(), header.rule());
            Optional<HistoryNode> from = history.findNode(header.from().value());
            if (from.isEmpty()) {
                return new Verdict.Deferred(PREDECESSOR_MISSING);
            }
            if (from.get().chain().length() != header.from().length()) {
                return new Verdict.Rejected("it lies about the length of what it continues", false);
            }
        }
        return new Verdict.Valid(file, outline);
    }

    /** Moves a valid batch into the pool. */
    AcceptedBatch accept(Verdict.Valid batch) {
        BatchOutline outline = batch.outline();
        context.pool().add(batch.file(), outline);
        context.sequences().record(outline);
        return new AcceptedBatch(
                outline.header().device(),
                outline.header().conversation(),
                outline.events().size());
    }

    /** A corrupt file must not wait: it could block the place of a good copy for ever. */
    private static Verdict defer(Path file, String reason) {
        return isCorrupt(file)
                ? new Verdict.Rejected("its content is not what its name says", true)
                : new Verdict.Deferred(reason);
    }

    /** Whether the content does not match the hash in the name, or cannot be read. */
    private static boolean isCorrupt(Path file) {
        try {
            String hash = MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
            return !String.valueOf(file.getFileName()).startsWith(hash);
        } catch (IOException e) {
            return true;
        }
    }

    /** Returns the reason why a deferred batch still waits. */
    String deferralReason(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            DeviceId device = batch.header().device();
            return trustedKey(device).isEmpty() ? untrustedReason(device) : PREDECESSOR_MISSING;
        } catch (RoamException e) {
            return e.what();
        }
    }

    private Optional<DevicePublicKey> trustedKey(DeviceId device) {
        return device.equals(context.device())
                ? Optional.of(context.publicKey())
                : context.ledger().trustedDevices().find(device).map(TrustedDevice::key);
    }

    private String untrustedReason(DeviceId device) {
        return context.ledger()
                .trustedDevices()
                .findKnown(device)
                .map(known -> "its device " + known.name() + " was unpaired")
                .orElse("its device " + device.shortId() + " is not paired with this one");
    }
}
