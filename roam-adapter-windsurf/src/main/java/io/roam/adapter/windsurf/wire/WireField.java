package io.roam.adapter.windsurf.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A field of a protobuf message, with its place in the encoded bytes.
 *
 * @param number the field's number
 * @param type its wire type
 * @param in the bytes that hold it; not to be changed
 * @param from the index of its tag
 * @param value the index of its value, after tag and length
 * @param to the index after its last byte
 */
@SuppressWarnings("ArrayRecordComponent")
public // never compared
record WireField(int number, int type, byte[] in, int from, int value, int to) {
    /** Returns the encoded field, with its tag. */
    public byte[] raw() {
        return Arrays.copyOfRange(in, from, to);
    }

    /** Returns the content of a length-delimited field; no bytes for others. */
    public byte[] content() {
        return isLengthDelimited() ? Arrays.copyOfRange(in, value, to) : new byte[0];
    }

    public boolean isLengthDelimited() {
        return type == WireParser.LENGTH_DELIMITED;
    }

    public boolean isNumber() {
        return type == WireParser.VARINT;
    }

    /** Returns the value of a varint; 0 for others. */
    public long asNumber() {
        long number = 0;
        for (int i = value, shift = 0; isNumber() && i < to && shift < Long.SIZE; i++, shift += 7) {
            number |= (in[i] & 0x7fL) << shift;
        }
        return number;
    }

    /** Returns the text of a length-delimited field; invalid UTF-8 becomes replacement characters. */
    public String asText() {
        return isLengthDelimited() ? new String(in, value, to - value, StandardCharsets.UTF_8) : "";
    }

    /** Returns the text, if it is valid UTF-8. */
    Optional<String> asWellFormedText() {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(in, value, to - value);
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Parses the content as a message; empty if it is not one. */
    public Optional<WireMessage> asMessage() {
        return isLengthDelimited() ? WireMessage.ofRange(in, value, to) : Optional.empty();
    }
}
