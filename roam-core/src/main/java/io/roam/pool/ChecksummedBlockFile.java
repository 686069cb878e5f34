package io.roam.pool;

import io.roam.files.PrivateDirectory;
import io.roam.spi.Disk;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.zip.CRC32C;

/** A cache file of blocks with checksums. A corrupt file is deleted, and a failure here is never reported. */
record ChecksummedBlockFile(Path file) {

    /** Reads or writes the content of one block. */
    @FunctionalInterface
    interface BlockAction<T> {
        void apply(T stream) throws IOException;
    }

    /** Reads the blocks one by one, up to the first that is incomplete. */
    void read(BlockAction<DataInputStream> action) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                action.apply(readBlock(in));
            }
        } catch (EOFException | NoSuchFileException e) { // the end
            return;
        } catch (IOException | RuntimeException e) {
            delete();
        }
    }

    private static DataInputStream readBlock(DataInputStream in) throws IOException {
        int length = in.readInt();
        long checksum = in.readLong();
        if (length < 0) {
            throw new IOException("no blocks");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length || checksum(bytes) != checksum) {
            throw new IOException("damaged");
        }
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** Appends a block. */
    void add(BlockAction<DataOutputStream> block) {
        try {
            byte[] bytes = bytes(block);
            PrivateDirectory.create(file.resolveSibling(""));
            try (FileChannel out = Disk.openPrivate(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                write(out, bytes);
            }
        } catch (IOException e) {
            delete();
        }
    }

    /** Replaces all blocks. */
    void replaceBlocks(Collection<BlockAction<DataOutputStream>> blocks) {
        try {
            PrivateDirectory.create(file.resolveSibling(""));
            Path next = Files.createTempFile(file.getParent(), String.valueOf(file.getFileName()), ".tmp");
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (BlockAction<DataOutputStream> block : blocks) {
                all.writeBytes(bytes(block));
            }
            try (FileChannel out = Disk.openPrivate(next, StandardOpenOption.WRITE)) {
                write(out, all.toByteArray());
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete();
        }
    }

    private static void write(FileChannel out, byte[] bytes) throws IOException {
        Channels.newOutputStream(out).write(bytes);
    }

    private static byte[] bytes(BlockAction<DataOutputStream> block) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        block.apply(new DataOutputStream(content));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(content.size());
        out.writeLong(checksum(content.toByteArray()));
        content.writeTo(out);
        return bytes.toByteArray();
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) { // it is found corrupt again
            return;
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
