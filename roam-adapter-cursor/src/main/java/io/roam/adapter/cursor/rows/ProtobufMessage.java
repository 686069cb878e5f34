package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Parses the fields of a protobuf message without its schema. */
public final class ProtobufMessage {
    private final byte[] bytes;
    private final List<Field> fields = new ArrayList<>();
    private int at;

    private ProtobufMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    public static final class Field {
        private final int number;
        private final byte[] bytes;
        private final long value;
        private final boolean hasLength;

        Field(int number, byte[] bytes, long value, boolean hasLength) {
            this.number = number;
            this.bytes = bytes;
            this.value = value;
            this.hasLength = hasLength;
        }

        public int number() {
            return number;
        }

        /** Returns the content of a field with a length; empty for a number. */
        public byte[] bytes() {
            return bytes;
        }

        /** Returns the number; 0 for other fields. */
        public long value() {
            return value;
        }

        public boolean hasLength() {
            return hasLength;
        }

        public String text() {
            return new String(bytes, UTF_8);
        }
    }

    /** Returns the fields in order; empty if the bytes are not a message. */
    public static Optional<List<Field>> parse(byte[] bytes) {
        ProtobufMessage message = new ProtobufMessage(bytes);
        return message.readAll() ? Optional.of(message.fields) : Optional.empty();
    }

    public static List<Field> fieldsOf(List<Field> fields, int number) {
        return fields.stream().filter(field -> field.number() == number).toList();
    }

    /** Returns the last field with a number, which overrides the others. */
    public static Optional<Field> lastField(List<Field> fields, int number) {
        return fieldsOf(fields, number).stream().reduce((first, last) -> last);
    }

    private boolean readAll() {
        while (at < bytes.length) {
            long tag = readVarint();
            int number = (int) (tag >>> 3);
            if (tag <= 0 || number == 0 || number >= 1 << 20 || !readField(number, (int) (tag & 7))) {
                return false;
            }
        }
        return true;
    }

    private boolean readField(int number, int wire) {
        return switch (wire) {
            case 0 -> addNumber(number, readVarint());
            case 1 -> readFixed(number, 8);
            case 2 -> readLengthDelimited(number);
            case 5 -> readFixed(number, 4);
            default -> false;
        };
    }

    private boolean addNumber(int number, long value) {
        fields.add(new Field(number, new byte[0], value, false));
        return at >= 0;
    }

    private boolean readFixed(int number, int size) {
        long value = 0;
        for (int i = 0; i < size && at + size <= bytes.length; i++) {
            value |= (bytes[at + i] & 0xffL) << (8 * i);
        }
        at += size;
        return addNumber(number, value) && at <= bytes.length;
    }

    private boolean readLengthDelimited(int number) {
        long length = readVarint();
        if (at < 0 || length < 0 || length > bytes.length - at) {
            return false;
        }
        fields.add(new Field(number, Arrays.copyOfRange(bytes, at, at + (int) length), 0, true));
        at += (int) length;
        return true;
    }

    /** Reads a number; after a truncated one, nothing can be read. */
    private long readVarint() {
        long value = 0;
        for (int shift = 0; shift < 64 && at >= 0 && at < bytes.length; shift += 7) {
            byte part = bytes[at++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        at = Integer.MIN_VALUE;
        return -1;
    }
}
