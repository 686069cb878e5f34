package io.roam.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A signed document of two lines: a JSON object with the writer's key, and a signature by that key. */
final class SignedJson {
    private static final int MAX_BYTES = 1 << 20;
    private static final byte LINE_FEED = '\n';

    private final byte[] domain;

    /** @param domain distinguishes signatures of this kind of document from all others */
    SignedJson(String domain) {
        this.domain = domain.getBytes(UTF_8);
    }

    byte[] write(Map<String, @Nullable Object> fields, DeviceKey key) {
        byte[] line = Json.bytes(fields);
        byte[] signature = encode(key.sign(Bytes.concat(domain, line))).getBytes(UTF_8);
        byte[] end = {LINE_FEED};
        return Bytes.concat(line, end, signature, end);
    }

    /** Checks the signature, and returns what {@code made} makes of the object and the key. */
    <T> T read(byte[] bytes, BiFunction<JsonObject, DevicePublicKey, T> made) {
        int split = Bytes.indexOf(bytes, LINE_FEED);
        boolean framed = bytes.length <= MAX_BYTES && split >= 0 && bytes[bytes.length - 1] == LINE_FEED;
        if (!framed || split == bytes.length - 1) {
            throw new InvalidCardException("not two lines of text", null);
        }
        byte[] line = Arrays.copyOf(bytes, split);
        String signature = new String(bytes, split + 1, bytes.length - split - 2, UTF_8);
        try {
            JsonObject fields = JsonObject.parse(line);
            DevicePublicKey key = key(fields);
            check(key, line, signature);
            return made.apply(fields, key);
        } catch (MalformedJsonException e) {
            throw new InvalidCardException(e.what(), e);
        }
    }

    private static DevicePublicKey key(JsonObject fields) {
        long version = fields.number("roam");
        if (version > 1) {
            throw new NewerCardException(version);
        }
        DevicePublicKey key = DevicePublicKey.parse(fields.string("key"))
                .orElseThrow(() -> new InvalidCardException("the field \"key\" is not a key", null));
        if (version != 1 || !key.id().text().equals(fields.string("device"))) {
            throw new InvalidCardException("the device's id does not follow from its key", null);
        }
        return key;
    }

    private void check(DevicePublicKey key, byte[] line, String signature) {
        boolean good = decode(signature)
                .map(raw -> key.verify(Bytes.concat(domain, line), raw))
                .orElse(false);
        if (!good) {
            throw new InvalidCardException("the signature is not by the device's key", null);
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Decodes base64url without padding, and accepts only the one canonical text of the bytes. */
    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
