package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.device.DeviceId;
import io.roam.transcript.Role;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.IntConsumer;

/**
 * Messages in sequence as bytes, each an entry of: the length of the rest; seconds and nanoseconds of its time; whether that is its own; the
 * record; role, device and track, each after its length; the text.
 */
final class MessagePage {
    private static final int TIME = Integer.BYTES;
    private static final int OWN = TIME + Long.BYTES + Integer.BYTES;
    private static final int RECORD = OWN + 1;
    private static final int STRINGS = RECORD + Long.BYTES;

    private final byte[] bytes;
    private final ByteBuffer values;
    private final int length;

    /** {@code length}: how many of the bytes are part of the page. */
    MessagePage(byte[] bytes, int length) {
        this.bytes = bytes;
        this.values = ByteBuffer.wrap(bytes);
        this.length = length;
    }

    /** Appends a message to the bytes of a page. */
    static void add(IndexedMessage message, ByteArrayOutputStream to) throws IOException {
        byte[] text = message.text().getBytes(UTF_8);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(head);
        Instant time = message.time();
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
        out.writeBoolean(message.hasTime());
        out.writeLong(message.record());
        writeString(wordOf(message.role()), out);
        writeString(message.device().text(), out);
        writeString(message.track(), out);
        new DataOutputStream(to).writeInt(head.size() + text.length);
        head.writeTo(to);
        to.write(text);
    }

    private static String wordOf(Role role) {
        return switch (role) {
            case USER -> "USER";
            case ASSISTANT -> "ASSISTANT";
            case TOOL -> "TOOL";
            case SYSTEM -> "SYSTEM";
        };
    }

    private static Role roleOf(String word) {
        return switch (word) {
            case "USER" -> Role.USER;
            case "ASSISTANT" -> Role.ASSISTANT;
            case "TOOL" -> Role.TOOL;
            case "SYSTEM" -> Role.SYSTEM;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static void writeString(String string, DataOutputStream out) throws IOException {
        byte[] bytes = string.getBytes(UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Calls {@code each} with the start of each entry that may contain the words. */
    void forEachCandidate(CandidateFilter filter, IntConsumer each) {
        int entry = 0;
        for (int place = filter.indexOf(bytes, 0, length); place >= 0; place = filter.indexOf(bytes, entry, length)) {
            while (entryEnd(entry) <= place) {
                entry = entryEnd(entry);
            }
            if (filter.mayMatch(bytes, textStart(entry), entryEnd(entry))) {
                each.accept(entry);
            }
            entry = entryEnd(entry);
        }
    }

    /** Adds the grams of all its texts. */
    void addTextsTo(GramSet set) {
        for (int entry = 0; entry < length; entry = entryEnd(entry)) {
            set.add(bytes, textStart(entry), entryEnd(entry));
        }
    }

    int entryEnd(int entry) {
        return entry + Integer.BYTES + values.getInt(entry);
    }

    /** Returns the start of the text of an entry. */
    int textStart(int entry) {
        return afterString(afterString(afterString(entry + STRINGS)));
    }

    private int afterString(int string) {
        return string + Short.BYTES + Short.toUnsignedInt(values.getShort(string));
    }

    private String readString(int at) {
        return new String(bytes, at + Short.BYTES, afterString(at) - at - Short.BYTES, UTF_8);
    }

    /** Returns the message of an entry, but with that text. */
    IndexedMessage message(int entry, String text) {
        int role = entry + STRINGS;
        int device = afterString(role);
        return new IndexedMessage(
                Instant.ofEpochSecond(values.getLong(entry + TIME), values.getInt(entry + TIME + Long.BYTES)),
                bytes[entry + OWN] != 0,
                values.getLong(entry + RECORD),
                roleOf(readString(role)),
                new DeviceId(readString(device)),
                readString(afterString(device)),
                text);
    }
}
