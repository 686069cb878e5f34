package io.roam.adapter.windsurf.cascade;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a protobuf message into its fields, in the order in which they stand, whatever they mean. */
final class WireParser {
    static final int VARINT = WireFormat.WIRETYPE_VARINT;
    static final int LENGTHED = WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** A message of more fields would fill the memory, and no batch holds as many records. */
    static final int MOST_FIELDS = 1_000_000;

    /** Messages inside of others: several of them are in the memory at once. */
    static final int MOST_INSIDE = 100_000;

    private WireParser() {}

    /** The fields, which together are all the bytes; empty if these are no protobuf message, or one of more than {@code most} fields. */
    static Optional<List<Field>> fields(byte[] in, int from, int to, int most) {
        CodedInputStream bytes = CodedInputStream.newInstance(in, from, to - from);
        List<Field> fields = new ArrayList<>();
        try {
            int at = from;
            for (int tag = bytes.readTag(); tag != 0; tag = bytes.readTag()) {
                if (fields.size() == most) {
                    return Optional.empty();
                }
                Field field = field(in, at, tag, from, bytes);
                fields.add(field);
                at = field.to();
            }
            return at == to ? Optional.of(fields) : Optional.empty();
        } catch (IOException e) { // it ends too early, or a length lies
            return Optional.empty();
        }
    }

    private static Field field(byte[] in, int from, int tag, int base, CodedInputStream bytes) throws IOException {
        int type = WireFormat.getTagWireType(tag);
        int value = base + bytes.getTotalBytesRead();
        if (type == LENGTHED) {
            int length = bytes.readRawVarint32();
            value = base + bytes.getTotalBytesRead();
            bytes.skipRawBytes(length);
        } else {
            skip(tag, bytes);
        }
        return new Field(WireFormat.getTagFieldNumber(tag), type, in, from, value, base + bytes.getTotalBytesRead());
    }

    /** A group that nobody began ends a message early. */
    private static void skip(int tag, CodedInputStream bytes) throws IOException {
        if (!bytes.skipField(tag)) {
            bytes.checkLastTagWas(0);
        }
    }
}
