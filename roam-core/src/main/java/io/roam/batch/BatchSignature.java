package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;

/** The message of which a device makes the signature of a batch, and whose hash is the batch's id. */
final class BatchSignature {
    private static final byte[] DOMAIN = "roam batch 1\n".getBytes(UTF_8);

    private BatchSignature() {}

    static byte[] message(byte[] header) {
        return Bytes.concat(DOMAIN, header);
    }
}
