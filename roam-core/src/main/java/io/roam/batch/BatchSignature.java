package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;

/** The message of which a device makes the signature of a batch, and whose hash is the batch's id. */
final class BatchSignature {
    /** The size of a signature. */
    static final int BYTES = 64;

    private static final byte[] DOMAIN = "roam batch 1\n".getBytes(UTF_8);

    private BatchSignature() {}

    static byte[] message(byte[] header) {
        return Bytes.concat(DOMAIN, header);
    }

    /** Returns the id of the batch with that header. */
    static BatchId idOf(byte[] header) {
        return new BatchId(Hash.of(DOMAIN, header));
    }
}
