package io.roam.batch;

import io.roam.chain.BatchId;
import io.roam.device.DevicePublicKey;
import io.roam.frame.FileRange;
import io.roam.frame.FrameCompression;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pack: batches of one device and conversation in one file. Its statements are in memory, its contents are read when they are asked for.
 * Holds no file open. Thread-safe.
 *
 * <p>All methods throw {@link CorruptBatchException} when the pack is invalid, {@link NewerFormatException} when it needs a newer
 * roam, and {@link io.roam.spi.DiskException} when it cannot be read.
 */
public final class PackFile {
    private final Path path;
    private final ErrorTranslator translator;
    private final PackHeader header;
    private final byte[] statements;
    private final Map<BatchId, PackedBatch> batches = new LinkedHashMap<>();
    private SoftReference<SharedContent> lastRead = new SoftReference<>(null);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record SharedContent(ContentFrame frame, byte[] plain) {}

    /**
     * Holds a pack.
     *
     * @param batches in their order
     */
    PackFile(Path path, PackHeader header, byte[] statements, List<PackedBatch> batches) {
        this.path = path;
        this.translator = new ErrorTranslator(path);
        this.header = header;
        this.statements = statements;
        batches.forEach(batch -> this.batches.put(batch.id(), batch));
    }

    /** Opens a file; verifies how it is built, and neither its name nor a signature. */
    public static PackFile open(Path path) {
        return new ErrorTranslator(path).translate(() -> {
            try (FileRange file = FileRange.open(path)) {
                return new PackReader(path, file).read();
            }
        });
    }

    /** Whether a pack may begin with these bytes. */
    public static boolean mayBegin(byte[] beginning) {
        return SkippableFrame.PACK.begins(beginning);
    }

    /** Returns the file that was opened. */
    public Path path() {
        return path;
    }

    /** Returns what all batches have in common. */
    public PackHeader header() {
        return header;
    }

    /** Returns the batches in it, ordered by number, then by id. */
    public List<BatchId> ids() {
        return List.copyOf(batches.keySet());
    }

    /** Whether it holds a batch. */
    public boolean contains(BatchId id) {
        return batches.containsKey(id);
    }

    /** Returns how much memory it takes, in bytes, about. */
    public int memoryBytes() {
        return statements.length + batches.size() * 200;
    }

    /** Opens a batch, which the caller closes; empty if it is not in this pack. */
    public Optional<BatchFile> find(BatchId id) {
        return Optional.ofNullable(batches.get(id)).map(this::open);
    }

    private BatchFile open(PackedBatch batch) {
        return translator.translate(() -> new BatchFile(translator, new PackedStorage(this, batch)));
    }

    /** Returns the headers of the batches, in their order. */
    public Map<BatchId, BatchHeader> headers() {
        Map<BatchId, BatchHeader> all = new LinkedHashMap<>();
        batches.forEach((id, batch) -> {
            try (BatchFile open = open(batch)) {
                all.put(id, open.header());
            }
        });
        return all;
    }

    /** Checks all rules of docs/develop/archive-format.md §2.3 that need no pool, for each batch, and returns the outlines. */
    public List<BatchOutline> verify(DevicePublicKey key) {
        List<BatchOutline> outlines = new ArrayList<>();
        for (PackedBatch batch : batches.values()) {
            try (BatchFile open = open(batch)) {
                outlines.add(open.verify(key));
            }
        }
        return outlines;
    }

    /** Checks that each batch holds what was signed, whatever that says. */
    public void verifyContent() {
        for (PackedBatch batch : batches.values()) {
            try (BatchFile open = open(batch)) {
                open.verifyContent();
            }
        }
    }

    byte[] statement(int at, int length) {
        byte[] part = new byte[length];
        System.arraycopy(statements, at, part, 0, length);
        return part;
    }

    /** Returns what a shared frame holds; the last one is remembered, as neighbours are mostly read together. */
    synchronized byte[] read(ContentFrame frame) {
        @Nullable SharedContent last = lastRead.get();
        if (last == null || !last.frame().equals(frame)) {
            last = new SharedContent(frame, decompress(frame));
            lastRead = new SoftReference<>(last);
        }
        return last.plain();
    }

    private byte[] decompress(ContentFrame frame) {
        byte[] packed;
        try (FileRange file = FileRange.open(path)) {
            packed = file.read(frame.at(), (int) frame.length());
        }
        byte[] plain = new byte[(int) frame.plainBytes()];
        try {
            FrameCompression.decompress(packed, packed.length, plain, plain.length);
        } catch (IOException e) {
            throw BatchFormatException.damaged("its content is damaged");
        }
        return plain;
    }
}
