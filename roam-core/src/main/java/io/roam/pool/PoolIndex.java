package io.roam.pool;

import io.roam.batch.Outline;
import io.roam.chain.ConversationId;
import io.roam.files.OwnFolder;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The outlines of a conversation's batches, so that the batches need not be read again: one file a conversation, to which one block a
 * batch is added. A cache: whatever is wrong with it is made anew from the pool, and nothing that fails here stops anything.
 */
final class PoolIndex {
    private final Path folder;

    PoolIndex(Path cache) {
        this.folder = cache.resolve("outlines");
    }

    Map<String, Outline> read(ConversationId conversation) {
        Map<String, Outline> all = new HashMap<>();
        Path file = file(conversation);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                Outline outline = block(in);
                all.put(outline.name().hex(), outline);
            }
        } catch (EOFException | NoSuchFileException e) {
            return all;
        } catch (IOException | RuntimeException e) {
            forget(file);
            return all;
        }
    }

    private static Outline block(DataInputStream in) throws IOException {
        int length = in.readInt();
        long sum = in.readLong();
        if (length < 0) {
            throw new IOException("not an index");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length || sum(bytes) != sum) {
            throw new IOException("damaged");
        }
        return Outline.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    void add(Outline outline) {
        Path file = file(outline.header().conversation());
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            outline.write(new DataOutputStream(bytes));
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(block);
            out.writeInt(bytes.size());
            out.writeLong(sum(bytes.toByteArray()));
            bytes.writeTo(out);
            OwnFolder.make(folder);
            Files.write(file, block.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            forget(file);
        }
    }

    private Path file(ConversationId conversation) {
        return folder.resolve(conversation.hex());
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) { // then it is found damaged again
            return;
        }
    }

    private static long sum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
