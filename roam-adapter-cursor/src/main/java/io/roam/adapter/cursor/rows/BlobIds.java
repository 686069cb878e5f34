package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the hashes of blobs that a value refers to. Bytes that only look like a hash do no harm: no blob has that name. */
public final class BlobIds {
    private static final int HASH_BYTES = 32;
    private static final int MAX_DEPTH = 12;
    private static final Pattern HEX = Pattern.compile("([0-9a-f]{2})+");
    private static final byte[] CONTENT = RowFamily.CONTENT.prefix().getBytes(UTF_8);

    private BlobIds() {}

    /** Returns the hashes in a conversation's state, which is {@code ~} and base64, or hexadecimal. */
    public static Set<String> idsInState(String state) {
        return decoded(state).map(BlobIds::idsInMessage).orElse(Set.of());
    }

    private static Optional<byte[]> decoded(String state) {
        try {
            if (state.startsWith("~")) {
                String base64 = state.substring(1).replace('-', '+').replace('_', '/');
                return Optional.of(Base64.getMimeDecoder().decode(base64));
            }
            return HEX.matcher(state).matches() ? Optional.of(HexFormat.of().parseHex(state)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the hashes in a protobuf message of any type. */
    public static Set<String> idsInMessage(byte[] message) {
        Set<String> ids = new LinkedHashSet<>();
        collect(message, ids, 0);
        return ids;
    }

    private static void collect(byte[] message, Set<String> ids, int depth) {
        List<ProtobufMessage.Field> fields =
                depth < MAX_DEPTH ? ProtobufMessage.parse(message).orElse(List.of()) : List.of();
        for (ProtobufMessage.Field field : fields) {
            if (field.bytes().length == HASH_BYTES) {
                ids.add(HexFormat.of().formatHex(field.bytes()));
            } else if (field.bytes().length > HASH_BYTES) {
                collect(field.bytes(), ids, depth + 1);
            }
        }
    }

    /** Returns the keys of files' texts that a value contains literally. */
    public static Set<String> contentKeysIn(byte[] value) {
        Set<String> keys = new LinkedHashSet<>();
        int end = value.length - CONTENT.length - 2 * HASH_BYTES;
        for (int at = 0; at <= end; at++) {
            if (value[at] == CONTENT[0] && Arrays.equals(value, at, at + CONTENT.length, CONTENT, 0, CONTENT.length)) {
                String hash = new String(value, at + CONTENT.length, 2 * HASH_BYTES, StandardCharsets.ISO_8859_1);
                if (HEX.matcher(hash).matches()) {
                    keys.add(RowFamily.CONTENT.prefix() + hash);
                }
            }
        }
        return keys;
    }
}
