package io.roam.adapter.windsurf.cascade;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A field of a protobuf message where it stands on the wire.
 *
 * @param number the field's number
 * @param type its wire type
 * @param in what it stands in; not to be changed
 * @param from where its tag begins
 * @param value where its value begins, behind tag and length
 * @param to behind its last byte
 */
@SuppressWarnings("ArrayRecordComponent")
public // never compared
record WireField(int number, int type, byte[] in, int from, int value, int to) {
    /** The field with its tag, as it stands. */
    byte[] raw() {
        return Arrays.copyOfRange(in, from, to);
    }

    /** What a field with a length holds; nothing for others. */
    byte[] content() {
        return isLengthDelimited() ? Arrays.copyOfRange(in, value, to) : new byte[0];
    }

    boolean isLengthDelimited() {
        return type == WireParser.LENGTH_DELIMITED;
    }

    boolean isNumber() {
        return type == WireParser.VARINT;
    }

    /** The number that a varint is; 0 for others. */
    long asNumber() {
        long number = 0;
        for (int i = value, shift = 0; isNumber() && i < to && shift < Long.SIZE; i++, shift += 7) {
            number |= (in[i] & 0x7fL) << shift;
        }
        return number;
    }

    /** The text that a field with a length is; what is no UTF-8 reads as replacement characters. */
    String asText() {
        return isLengthDelimited() ? new String(in, value, to - value, StandardCharsets.UTF_8) : "";
    }

    /** The text that it is if every byte of it belongs to a text. */
    Optional<String> asWellFormedText() {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(in, value, to - value);
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The message that it is; empty if it is none. */
    Optional<WireMessage> asMessage() {
        return isLengthDelimited() ? WireMessage.ofRange(in, value, to) : Optional.empty();
    }
}
