package io.roam.pool;

import io.roam.files.PrivateDirectory;
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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.zip.CRC32C;

/** A file of blocks with check sums, for a cache: one that is wrong somewhere is deleted, and nothing that fails here stops anything. */
record ChecksummedBlockFile(Path file) {

    /** Reads one block, or writes one. */
    @FunctionalInterface
    interface Step<T> {
        void run(T with) throws IOException;
    }

    /** Shows the blocks one by one, up to the first that is not whole. */
    void read(Step<DataInputStream> each) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                each.run(block(in));
            }
        } catch (EOFException | NoSuchFileException e) { // the end
            return;
        } catch (IOException | RuntimeException e) {
            forget();
        }
    }

    private static DataInputStream block(DataInputStream in) throws IOException {
        int length = in.readInt();
        long sum = in.readLong();
        if (length < 0) {
            throw new IOException("no blocks");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length || sum(bytes) != sum) {
            throw new IOException("damaged");
        }
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** Adds a block. */
    void add(Step<DataOutputStream> block) {
        try {
            byte[] bytes = bytes(block);
            PrivateDirectory.create(file.resolveSibling(""));
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            forget();
        }
    }

    /** Has these blocks alone. */
    void replaceBlocks(Collection<Step<DataOutputStream>> blocks) {
        try {
            PrivateDirectory.create(file.resolveSibling(""));
            Path next = Files.createTempFile(file.getParent(), String.valueOf(file.getFileName()), ".tmp");
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Step<DataOutputStream> block : blocks) {
                all.writeBytes(bytes(block));
            }
            Files.write(next, all.toByteArray());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            forget();
        }
    }

    private static byte[] bytes(Step<DataOutputStream> block) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        block.run(new DataOutputStream(content));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(content.size());
        out.writeLong(sum(content.toByteArray()));
        content.writeTo(out);
        return bytes.toByteArray();
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) { // then it is found wrong again
            return;
        }
    }

    private static long sum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
