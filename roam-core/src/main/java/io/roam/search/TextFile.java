package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.batch.FrameCompression;
import io.roam.chain.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * The file with the texts of some batches of a conversation: pages, packed; then the directory, which says of what it was made, where each
 * page lies and what it may hold, and which batches are in it; then the length and the check sum of the directory. Methods throw
 * {@link IOException} for what is no such file.
 */
final class TextFile implements AutoCloseable {
    private static final int FOOT = 2 * Integer.BYTES;

    private final FileChannel channel;
    private final ByteBuffer directory;
    private final String made;
    private final List<Place> places = new ArrayList<>();
    private final int batches;

    /**
     * Where a page lies.
     *
     * @param plain its length when unpacked
     * @param sum the check sum of what lies there
     * @param grams where in the directory its {@link Grams} are
     */
    record Place(long at, int packed, int plain, int sum, int grams, int gramBytes) {}

    private TextFile(FileChannel channel) throws IOException {
        this.channel = channel;
        directory = directory();
        byte[] text = new byte[directory.getInt()];
        directory.get(text);
        made = new String(text, UTF_8);
        for (int left = directory.getInt(); left > 0; left--) {
            places.add(place());
        }
        batches = directory.position();
    }

    static TextFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new TextFile(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new IOException("damaged", e);
        }
    }

    private ByteBuffer directory() throws IOException {
        long foot = channel.size() - FOOT;
        ByteBuffer end = ByteBuffer.wrap(read(foot, new byte[FOOT], FOOT));
        int length = end.getInt();
        check(length >= 0 && length <= foot);
        byte[] bytes = read(foot - length, new byte[length], length);
        check(sum(bytes, length) == end.getInt());
        return ByteBuffer.wrap(bytes);
    }

    private Place place() {
        long at = directory.getLong();
        int packed = directory.getInt();
        int plain = directory.getInt();
        int sum = directory.getInt();
        int gramBytes = directory.getInt();
        int grams = directory.position();
        directory.position(grams + gramBytes);
        return new Place(at, packed, plain, sum, grams, gramBytes);
    }

    private byte[] read(long at, byte[] into, int length) throws IOException {
        check(at >= 0);
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            check(channel.read(buffer, at + buffer.position()) > 0);
        }
        return into;
    }

    /** Of what it was made: as long as that is the same, so is it. */
    String made() {
        return made;
    }

    Set<Hash> batches() {
        ByteBuffer in = directory.duplicate().position(batches);
        Set<Hash> all = new HashSet<>();
        while (in.hasRemaining()) {
            all.add(new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong()));
        }
        return all;
    }

    /** All pages. */
    List<Place> places() {
        return places;
    }

    /** The pages that may hold the words. */
    List<Place> places(CandidateFilter filter) {
        return places.stream()
                .filter(place -> filter.mayMatchGrams(directory, place.grams(), place.gramBytes()))
                .toList();
    }

    /** The grams of a page. */
    byte[] readGrams(Place place) {
        byte[] bytes = new byte[place.gramBytes()];
        directory.duplicate().position(place.grams()).get(bytes);
        return bytes;
    }

    /** A page as it lies there; in {@code room}, if that is large enough. */
    byte[] readPacked(Place place, byte[] room) throws IOException {
        byte[] into = room.length < place.packed() ? new byte[place.packed()] : room;
        read(place.at(), into, place.packed());
        check(sum(into, place.packed()) == place.sum());
        return into;
    }

    /** A page; until the next one is read into the same room. */
    MessagePage readPage(Place place, Room room) throws IOException {
        room.packed = readPacked(place, room.packed);
        room.plain = room.plain.length < place.plain() ? new byte[place.plain()] : room.plain;
        FrameCompression.decompress(room.packed, place.packed(), room.plain, place.plain());
        return new MessagePage(room.plain, place.plain());
    }

    /** Memory that is used again. */
    static final class Room {
        private byte[] packed = {};
        private byte[] plain = {};
    }

    static int sum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void check(boolean right) throws IOException {
        if (!right) {
            throw new IOException("damaged");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) { // it was only read
            return;
        }
    }
}
