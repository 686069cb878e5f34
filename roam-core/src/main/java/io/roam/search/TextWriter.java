package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.chain.BatchId;
import io.roam.frame.FrameCompression;
import io.roam.search.TextFile.Place;
import io.roam.spi.Disk;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Writes a {@link TextFile}. */
final class TextWriter implements AutoCloseable {
    private static final int PAGE_BYTES = 1 << 19;

    private final DataOutputStream out;
    private final ByteArrayOutputStream places = new ByteArrayOutputStream();
    private final Set<BatchId> batches = new HashSet<>();
    private final ByteArrayOutputStream page = new ByteArrayOutputStream();
    private int pages;
    private long at;

    TextWriter(Path file) throws IOException {
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(Disk.openPrivate(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING))));
    }

    /** Copies the pages of another file, and continues its last one. */
    void addAll(TextFile other) throws IOException {
        for (Place place : other.places()) {
            if (place.plain() < PAGE_BYTES) {
                page.write(other.readPage(place, new TextFile.Room()).bytes(), 0, place.plain());
            } else {
                addPage(other.readPacked(place, new byte[0]), place.plain(), other.readGrams(place));
            }
        }
        batches.addAll(other.batches());
    }

    void addBatch(BatchId batch) {
        batches.add(batch);
    }

    void addMessage(IndexedMessage message) throws IOException {
        MessagePage.add(message, page);
        if (page.size() >= PAGE_BYTES) {
            writePage();
        }
    }

    private void writePage() throws IOException {
        byte[] plain = page.toByteArray();
        GramSet set = new GramSet();
        new MessagePage(plain, plain.length).addTextsTo(set);
        addPage(FrameCompression.compress(plain, plain.length), plain.length, set.toBytes());
        page.reset();
    }

    private void addPage(byte[] packed, int plain, byte[] grams) throws IOException {
        DataOutputStream place = new DataOutputStream(places);
        place.writeLong(at);
        place.writeInt(packed.length);
        place.writeInt(plain);
        place.writeInt(TextFile.sum(packed, packed.length));
        place.writeInt(grams.length);
        place.write(grams);
        out.write(packed);
        at += packed.length;
        pages++;
    }

    /** Writes the directory and the footer. */
    void finish(String origin) throws IOException {
        if (page.size() > 0) {
            writePage();
        }
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        writeDirectory(origin, new DataOutputStream(directory));
        directory.writeTo(out);
        out.writeInt(directory.size());
        out.writeInt(TextFile.sum(directory.toByteArray(), directory.size()));
        out.flush();
    }

    private void writeDirectory(String origin, DataOutputStream directory) throws IOException {
        byte[] text = origin.getBytes(UTF_8);
        directory.writeInt(text.length);
        directory.write(text);
        directory.writeInt(pages);
        places.writeTo(directory);
        for (BatchId batch : batches) {
            directory.write(batch.hash().bytes());
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
