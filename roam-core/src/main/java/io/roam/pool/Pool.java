package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.files.LeftoverFiles;
import io.roam.history.ConversationSummary;
import io.roam.history.History;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The set of batches that this device has accepted. It only grows. Thread-safe.
 *
 * <p>Folders are listed when the pool is opened, and again when their time changes. What batches hold is kept in a cache that can be
 * deleted.
 */
public final class Pool {
    private final Path root;
    private final Disk disk;
    private final LatestBatchMarker marker;
    private String latestBatch;
    private final PoolDirectory directory;
    private final OutlineLoader outlines;
    private final HistoryCache histories;
    private final Set<BatchId> verified = ConcurrentHashMap.newKeySet();
    private final BatchTimes acceptedTimes;

    /**
     * Opens a pool.
     *
     * @param root the circle's folder in the pool
     * @param cache a folder for what can be derived
     */
    public Pool(Path root, Path cache, Disk disk) {
        this(root, cache, disk, Optional.empty());
    }

    /** Opens a pool that knows one conversation only: quick, for a caller who only reads. */
    public static Pool of(ConversationId only, Path root, Path cache, Disk disk) {
        return new Pool(root, cache, disk, Optional.of(only));
    }

    private Pool(Path root, Path cache, Disk disk, Optional<ConversationId> only) {
        this.root = root;
        this.disk = disk;
        this.directory = new PoolDirectory(root, new DirectoryListingCache(cache), only);
        this.outlines = new OutlineLoader(directory, new OutlineCache(cache), disk);
        this.histories = new HistoryCache(directory, outlines, new SummaryCache(cache));
        this.marker = new LatestBatchMarker(root.resolve("newest"));
        this.latestBatch = marker.read();
        this.acceptedTimes = new BatchTimes(root.resolve("accepted"), disk);
        outlines.rescan();
    }

    /** Finds batches that another process added. Batches that vanished are noticed only when the pool is opened. */
    public synchronized void refresh() {
        String now = marker.read();
        if (!now.equals(latestBatch)) {
            latestBatch = now;
            outlines.rescan();
        }
    }

    /** Returns the folder for files that are being made. */
    public Path workFolder() {
        return root.resolve("tmp");
    }

    /** Returns the folder of the devices' cards. */
    public Path devicesFolder() {
        return root.resolve("devices");
    }

    /** Returns when the batches of other devices were accepted. */
    public BatchTimes acceptedTimes() {
        return acceptedTimes;
    }

    /** Returns all conversations that have a batch. */
    public Set<ConversationId> conversations() {
        return directory.conversations();
    }

    /** Whether a conversation has a batch with that id. */
    public boolean contains(ConversationId conversation, BatchId id) {
        return directory
                .find(conversation)
                .filter(batches -> batches.ids().contains(id))
                .isPresent();
    }

    /** Whether any conversation has a batch with that id. */
    public boolean contains(BatchId id) {
        return directory.contains(id);
    }

    /** Returns the files of all batches. */
    public List<Path> files() {
        return files(conversation -> true);
    }

    /** Returns the files of all batches of the conversations that match. */
    public List<Path> files(Predicate<ConversationId> conversations) {
        return directory.files(conversations);
    }

    /** Returns the number of a conversation's batches. */
    public int batchCount(ConversationId conversation) {
        return directory.find(conversation).map(batches -> batches.ids().size()).orElse(0);
    }

    /** Returns the size of all batches. */
    public long totalBytes() {
        return directory.totalBytes();
    }

    /** Returns a number that changes whenever a batch of the conversation comes or goes. */
    public int version(ConversationId conversation) {
        return directory.find(conversation).map(BatchDirectory::version).orElse(0);
    }

    /** Returns a text that depends on the ids of a conversation's batches alone, and differs for other batches. */
    public String contentMark(ConversationId conversation) {
        return directory.find(conversation).map(BatchDirectory::contentMark).orElse("");
    }

    /** Returns the outlines of a conversation's batches, without those that cannot be read. */
    public List<BatchOutline> outlines(ConversationId conversation) {
        return outlines.findLoaded(conversation).orElseGet(() -> load(conversation));
    }

    private synchronized List<BatchOutline> load(ConversationId conversation) {
        return outlines.load(conversation);
    }

    /** Returns the summary of a conversation, or empty if it has no event. */
    public synchronized Optional<ConversationSummary> summary(ConversationId conversation) {
        return histories.summary(conversation);
    }

    /** Returns the history of a conversation under a class rule. */
    public synchronized History history(ConversationId conversation, String rule) {
        return histories.history(conversation, rule);
    }

    /** Returns the length of a chain value that is part of a conversation's history under a class rule; empty if it is not. */
    public synchronized Optional<Long> lengthOf(ConversationId conversation, String rule, Hash chain) {
        return histories.lengthOf(conversation, rule, chain);
    }

    /** Returns what of the accepted files could not be read since the last call and still cannot, a sentence each. */
    public synchronized List<String> drainProblems() {
        return outlines.drainProblems();
    }

    /** Returns what {@link #drainProblems} would return. */
    public synchronized List<String> problems() {
        return outlines.problems();
    }

    /** Returns a sentence for each stray file, and each corrupt batch of which a good copy came, since the last call. */
    public synchronized List<String> drainNotes() {
        return outlines.drainNotes();
    }

    /** Sets a batch aside that was found corrupt when it was read. */
    synchronized void setAsideCorrupt(BatchOutline batch, CorruptBatchException reason) {
        outlines.setAside(batch, reason);
    }

    /**
     * Sets a batch aside, if it is still there, so that a good copy can take its place. Pools that are open do not notice.
     *
     * @return its new path
     */
    public static Path setAside(Path batch, Disk disk) {
        return BatchDirectory.setAside(batch, disk);
    }

    /** Opens a batch, which the caller closes. The first time, its content is verified. */
    public BatchFile open(BatchOutline batch) {
        BatchFile open = BatchFile.open(file(batch));
        try {
            if (!verified.contains(batch.id())) {
                open.verifyContent();
                verified.add(batch.id());
            }
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private Path file(BatchOutline batch) {
        return root.resolve(batch.header().conversation().hex())
                .resolve(batch.id().fileName());
    }

    /**
     * Moves a verified batch into the pool.
     *
     * @param file its path, where it is no longer afterwards
     */
    public synchronized void add(Path file, BatchOutline outline) {
        Path to = file(outline);
        try {
            disk.publish(file, to);
        } catch (FileAlreadyExistsException e) {
            discard(file);
        } catch (IOException e) {
            throw new DiskException("cannot write into the pool", to, e);
        }
        BatchId id = outline.id();
        BatchDirectory batches = directory.add(outline.header().conversation(), id);
        verified.add(id);
        batches.discardAside(id, disk);
        outlines.add(outline);
        histories.add(outline);
        latestBatch = id.hex();
        marker.write(latestBatch);
    }

    private void discard(Path file) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            throw new DiskException("cannot remove", file, e);
        }
    }

    /** Removes temporary files of an interrupted run; only while no other process works on the pool. */
    public void removeLeftovers() {
        LeftoverFiles.remove(workFolder(), disk);
        LeftoverFiles.remove(devicesFolder(), disk);
    }
}
