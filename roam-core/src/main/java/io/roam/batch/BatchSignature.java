package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.chain.Hash;

/** The message of which a device makes the signature of a batch. */
final class BatchSignature {
    private static final byte[] DOMAIN = "roam batch 1\n".getBytes(UTF_8);

    private BatchSignature() {}

    static byte[] message(Hash header, Hash table) {
        return Bytes.concat(DOMAIN, header.bytes(), table.bytes());
    }
}
