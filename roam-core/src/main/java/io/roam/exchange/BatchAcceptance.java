package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.batch.NewerFormatException;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.ledger.TrustedDevice;
import io.roam.spi.RoamException;
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
                batch.verifyFrames();
                return new Verdict.Deferred(untrustedReason(header.device()));
            }
            BatchOutline outline = batch.verify(key.get());
            if (!header.circle().equals(context.circle())) {
                return new Verdict.Rejected("it belongs to the circle " + header.circle(), false);
            }
            return verifyPredecessor(file, outline);
        } catch (NewerFormatException e) {
            return new Verdict.Deferred(e.what());
        } catch (CorruptBatchException e) {
            return new Verdict.Rejected(e.reason(), e.isDamage());
        }
    }

    private Verdict verifyPredecessor(Path file, BatchOutline outline) {
        BatchHeader header = outline.header();
        if (header.from().length() > 0) {
            Optional<Long> length = context.pool()
                    .lengthOf(
                            header.conversation(), header.rule(), header.from().value());
            if (length.isEmpty()) {
                return new Verdict.Deferred(PREDECESSOR_MISSING);
            }
            if (length.get() != header.from().length()) {
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

    /** Whether a file holds the batch that it is named after, signed by the batch's device as far as its key is known. */
    boolean isIntact(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            boolean signed =
                    knownKey(batch.header().device()).map(batch::isSignedBy).orElse(true);
            batch.verifyContent();
            return signed;
        } catch (NewerFormatException e) { // whoever knows that format can tell
            return true;
        } catch (CorruptBatchException e) {
            return !e.isDamage();
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

    private Optional<DevicePublicKey> knownKey(DeviceId device) {
        return trustedKey(device)
                .or(() -> context.ledger().trustedDevices().findKnown(device).map(TrustedDevice::key));
    }

    private String untrustedReason(DeviceId device) {
        return context.ledger()
                .trustedDevices()
                .findKnown(device)
                .map(known -> "its device " + known.name() + " was unpaired")
                .orElse("its device " + device.shortId() + " is not paired with this one");
    }
}
