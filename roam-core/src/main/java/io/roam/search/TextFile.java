package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.frame.FrameCompression;
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
 * A file with the texts of some batches of a conversation: compressed pages; then the directory with the origin, the place and grams of each
 * page, and the ids of the batches; then the length and checksum of the directory. Methods throw {@link IOException} if it is corrupt.
 */
final class TextFile implements AutoCloseable {
    private static final int FOOTER_BYTES = 2 * Integer.BYTES;

    private final FileChannel channel;
    private final ByteBuffer directory;
    private final String origin;
    private final List<Place> places = new ArrayList<>();
    private final int batches;

    /**
     * The place of a page in the file.
     *
     * @param packed its compressed length
     * @param plain its uncompressed length
     * @param sum the checksum of its compressed bytes
     * @param grams the place of its {@link GramSet} in the directory
     */
    record Place(long at, int packed, int plain, int sum, int grams, int gramBytes) {}

    private TextFile(FileChannel channel) throws IOException {
        this.channel = channel;
        directory = readDirectory();
        byte[] text = new byte[directory.getInt()];
        directory.get(text);
        origin = new String(text, UTF_8);
        for (int rest = directory.getInt(); rest > 0; rest--) {
            places.add(readPlace());
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

    private ByteBuffer readDirectory() throws IOException {
        long footer = channel.size() - FOOTER_BYTES;
        ByteBuffer end = ByteBuffer.wrap(read(footer, new byte[FOOTER_BYTES], FOOTER_BYTES));
        int length = end.getInt();
        require(length >= 0 && length <= footer);
        byte[] bytes = read(footer - length, new byte[length], length);
        require(sum(bytes, length) == end.getInt());
        return ByteBuffer.wrap(bytes);
    }

    private Place readPlace() {
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
        require(at >= 0);
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            require(channel.read(buffer, at + buffer.position()) > 0);
        }
        return into;
    }

    /** Returns a text that identifies the batches and the build that it was made from. */
    String origin() {
        return origin;
    }

    Set<BatchId> batches() {
        ByteBuffer in = directory.duplicate().position(batches);
        Set<BatchId> all = new HashSet<>();
        while (in.hasRemaining()) {
            all.add(new BatchId(new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong())));
        }
        return all;
    }

    /** Returns the places of all pages. */
    List<Place> places() {
        return places;
    }

    /** Returns the places of the pages that may contain the words. */
    List<Place> places(CandidateFilter filter) {
        return places.stream()
                .filter(place -> filter.mayMatchGrams(directory, place.grams(), place.gramBytes()))
                .toList();
    }

    /** Returns the grams of a page. */
    byte[] readGrams(Place place) {
        byte[] bytes = new byte[place.gramBytes()];
        directory.duplicate().position(place.grams()).get(bytes);
        return bytes;
    }

    /** Returns the compressed bytes of a page, in {@code room} if that is large enough. */
    byte[] readPacked(Place place, byte[] room) throws IOException {
        byte[] into = room.length < place.packed() ? new byte[place.packed()] : room;
        read(place.at(), into, place.packed());
        require(sum(into, place.packed()) == place.sum());
        return into;
    }

    /** Returns a page, which is valid until the next one is read into the same room. */
    MessagePage readPage(Place place, Room room) throws IOException {
        room.packed = readPacked(place, room.packed);
        room.plain = room.plain.length < place.plain() ? new byte[place.plain()] : room.plain;
        FrameCompression.decompress(room.packed, place.packed(), room.plain, place.plain());
        return new MessagePage(room.plain, place.plain());
    }

    /** Buffers that are used again for each page. */
    static final class Room {
        private byte[] packed = {};
        private byte[] plain = {};
    }

    static int sum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void require(boolean condition) throws IOException {
        if (!condition) {
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
