package io.roam.adapter.windsurf.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a protobuf message into its fields, in order, without a schema. */
public final class WireParser {
    static final int VARINT = WireFormat.WIRETYPE_VARINT;
    static final int LENGTH_DELIMITED = WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** A message of more fields would fill the memory, and no batch holds that many records. */
    public static final int MAX_FIELDS = 1_000_000;

    /** The limit for nested messages, of which several are in memory at the same time. */
    public static final int MAX_NESTED_FIELDS = 100_000;

    private WireParser() {}

    /** Returns the fields; empty if the bytes are no valid message, or if it has more than {@code maxFields} fields. */
    public static Optional<List<WireField>> parse(byte[] in, int from, int to, int maxFields) {
        CodedInputStream bytes = CodedInputStream.newInstance(in, from, to - from);
        List<WireField> fields = new ArrayList<>();
        try {
            int at = from;
            for (int tag = bytes.readTag(); tag != 0; tag = bytes.readTag()) {
                if (fields.size() == maxFields) {
                    return Optional.empty();
                }
                WireField field = parseField(in, at, tag, from, bytes);
                fields.add(field);
                at = field.to();
            }
            return at == to ? Optional.of(fields) : Optional.empty();
        } catch (IOException e) { // it ends too early, or a length is wrong
            return Optional.empty();
        }
    }

    private static WireField parseField(byte[] in, int from, int tag, int base, CodedInputStream bytes)
            throws IOException {
        int type = WireFormat.getTagWireType(tag);
        int value = base + bytes.getTotalBytesRead();
        if (type == LENGTH_DELIMITED) {
            int length = bytes.readRawVarint32();
            value = base + bytes.getTotalBytesRead();
            bytes.skipRawBytes(length);
        } else {
            skipField(tag, bytes);
        }
        return new WireField(
                WireFormat.getTagFieldNumber(tag), type, in, from, value, base + bytes.getTotalBytesRead());
    }

    /** Skips a value, and rejects the end of a group that was not opened. */
    private static void skipField(int tag, CodedInputStream bytes) throws IOException {
        if (!bytes.skipField(tag)) {
            bytes.checkLastTagWas(0);
        }
    }
}
