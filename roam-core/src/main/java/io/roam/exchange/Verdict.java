package io.roam.exchange;

import io.roam.batch.BatchOutline;
import io.roam.chain.ConversationId;
import io.roam.device.DeviceCard;
import io.roam.device.PairingRequest;
import java.nio.file.Path;
import java.util.List;

/** What the verification of a file that arrived found. */
sealed interface Verdict {
    /** A batch that may enter the pool. */
    record Valid(Path file, BatchOutline outline) implements Verdict {}

    /** A pack that may enter the pool, with the outlines of its batches. */
    record ValidPack(Path file, List<BatchOutline> outlines) implements Verdict {}

    /** A batch that is here already. */
    record Here() implements Verdict {}

    /** A pack of which packs here hold all batches. */
    record KnownPack(ConversationId conversation) implements Verdict {}

    /** The card of a device, and the bytes that it was read from. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ValidCard(DeviceCard card, byte[] content) implements Verdict {}

    /** A notice or list that a card names. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ValidTrustFile(ExchangeFileName name, byte[] content) implements Verdict {}

    /** A pairing request, and the bytes that it was read from. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ValidRequest(PairingRequest request, byte[] content) implements Verdict {}

    /** The file is kept until something that it needs is there. */
    record Deferred(String reason) implements Verdict {}

    /**
     * The file breaks a rule and goes to quarantine.
     *
     * @param corrupt whether its content does not match its name, so that a good copy may still come
     */
    record Rejected(String reason, boolean corrupt) implements Verdict {}
}
