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
 * Entries that lie one after the other in memory: the length of what follows; seconds and nanoseconds of its time; whether that is its
 * own; the record; role, device and track, each behind its length; the text.
 */
final class MessagePage {
    private static final int TIME = Integer.BYTES;
    private static final int OWN = TIME + Long.BYTES + Integer.BYTES;
    private static final int RECORD = OWN + 1;
    private static final int STRINGS = RECORD + Long.BYTES;

    private final byte[] bytes;
    private final ByteBuffer values;
    private final int length;

    /** Of the first {@code length} bytes. */
    MessagePage(byte[] bytes, int length) {
        this.bytes = bytes;
        this.values = ByteBuffer.wrap(bytes);
        this.length = length;
    }

    /** Adds an entry to a page that is being made. */
    static void add(IndexedMessage message, ByteArrayOutputStream to) throws IOException {
        byte[] text = message.text().getBytes(UTF_8);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(head);
        Instant said = message.said();
        out.writeLong(said.getEpochSecond());
        out.writeInt(said.getNano());
        out.writeBoolean(message.hasTime());
        out.writeLong(message.record());
        string(word(message.role()), out);
        string(message.device().text(), out);
        string(message.track(), out);
        new DataOutputStream(to).writeInt(head.size() + text.length);
        head.writeTo(to);
        to.write(text);
    }

    private static String word(Role role) {
        return switch (role) {
            case USER -> "USER";
            case ASSISTANT -> "ASSISTANT";
            case SYSTEM -> "SYSTEM";
        };
    }

    private static Role role(String word) {
        return switch (word) {
            case "USER" -> Role.USER;
            case "ASSISTANT" -> Role.ASSISTANT;
            case "SYSTEM" -> Role.SYSTEM;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static void string(String string, DataOutputStream out) throws IOException {
        byte[] bytes = string.getBytes(UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Shows where each entry begins that may hold the words. */
    void search(CandidateFilter filter, IntConsumer each) {
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

    /** Tells what runs are in its texts. */
    void addTextsTo(Grams grams) {
        for (int entry = 0; entry < length; entry = entryEnd(entry)) {
            grams.add(bytes, textStart(entry), entryEnd(entry));
        }
    }

    int entryEnd(int entry) {
        return entry + Integer.BYTES + values.getInt(entry);
    }

    /** Where its text begins. */
    int textStart(int entry) {
        return behind(behind(behind(entry + STRINGS)));
    }

    private int behind(int string) {
        return string + Short.BYTES + Short.toUnsignedInt(values.getShort(string));
    }

    private String string(int at) {
        return new String(bytes, at + Short.BYTES, behind(at) - at - Short.BYTES, UTF_8);
    }

    /** The entry, with {@code text} for its text. */
    IndexedMessage message(int entry, String text) {
        int role = entry + STRINGS;
        int device = behind(role);
        return new IndexedMessage(
                Instant.ofEpochSecond(values.getLong(entry + TIME), values.getInt(entry + TIME + Long.BYTES)),
                bytes[entry + OWN] != 0,
                values.getLong(entry + RECORD),
                role(string(role)),
                new DeviceId(string(device)),
                string(behind(device)),
                text);
    }
}
