package io.roam.pool;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.files.LeftoverFiles;
import io.roam.history.ConversationSummary;
import io.roam.history.History;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The batches that this device has accepted. It only grows. Thread-safe.
 *
 * <p>Files are looked for when the pool is opened and when a folder's time changes; what they hold is remembered in a cache that can be
 * deleted.
 */
public final class Pool {
    private final Path root;
    private final OutlineCache index;
    private final SummaryCache summaryCache;
    private final Disk disk;
    private final LatestBatchMarker marker;
    private String seen;
    private final PoolDirectory directory;
    private final Cache<ConversationId, List<BatchOutline>> outlines =
            CacheBuilder.newBuilder().maximumSize(64).softValues().build();
    private final Map<ConversationId, Known> summaries = new ConcurrentHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<Hash> whole = ConcurrentHashMap.newKeySet();

    private final Cache<ConversationId, Told> histories =
            CacheBuilder.newBuilder().maximumSize(64).softValues().build();

    private record Known(int version, Optional<ConversationSummary> summary) {}

    private record Told(int version, String rule, History history) {}

    /**
     * Opens a pool.
     *
     * @param root the circle's folder in the pool
     * @param cache a folder for what can be derived
     */
    public Pool(Path root, Path cache, Disk disk) {
        this(root, cache, disk, Optional.empty());
    }

    /** The same, but it knows one conversation alone: for who needs it quickly, to read. */
    public static Pool of(ConversationId only, Path root, Path cache, Disk disk) {
        return new Pool(root, cache, disk, Optional.of(only));
    }

    private Pool(Path root, Path cache, Disk disk, Optional<ConversationId> only) {
        this.root = root;
        this.index = new OutlineCache(cache);
        this.summaryCache = new SummaryCache(cache);
        this.disk = disk;
        this.directory = new PoolDirectory(root, new DirectoryListingCache(cache), only);
        this.marker = new LatestBatchMarker(root.resolve("newest"));
        this.seen = marker.read();
        list();
    }

    /** Looks for what came into the pool by another process. What vanished by other hands is noticed when the pool is opened. */
    public synchronized void refresh() {
        String now = marker.read();
        if (!now.equals(seen)) {
            seen = now;
            list();
        }
    }

    private void list() {
        problems.addAll(directory.rescan(outlines::invalidate));
    }

    /** A folder for files that are being made. */
    public Path workFolder() {
        return root.resolve("tmp");
    }

    /** The folder of the devices' cards. */
    public Path devicesFolder() {
        return root.resolve("devices");
    }

    /** All conversations that have a batch. */
    public Set<ConversationId> conversations() {
        return directory.conversations();
    }

    /** Whether a conversation has a batch of that name. */
    public boolean contains(ConversationId conversation, String hex) {
        BatchDirectory batchDirectory = directory.get(conversation);
        return batchDirectory != null && batchDirectory.names().contains(hex);
    }

    /** Whether a batch of that name was accepted, in any conversation. */
    public boolean contains(String hex) {
        return directory.contains(hex);
    }

    /** All accepted files. */
    public List<Path> files() {
        return files(conversation -> true);
    }

    /** How many batches a conversation has. */
    public int batchCount(ConversationId conversation) {
        BatchDirectory batchDirectory = directory.get(conversation);
        return batchDirectory == null ? 0 : batchDirectory.names().size();
    }

    /** The accepted files of some conversations. */
    public List<Path> files(Predicate<ConversationId> of) {
        return directory.files(of);
    }

    /** How many bytes the accepted files have. */
    public long totalBytes() {
        return directory.totalBytes();
    }

    /** A value that changes whenever a batch of the conversation comes or goes. */
    public int version(ConversationId conversation) {
        BatchDirectory batchDirectory = directory.get(conversation);
        return batchDirectory == null ? 0 : batchDirectory.version();
    }

    /** What is another for other batches. */
    public String contentMark(ConversationId conversation) {
        BatchDirectory batchDirectory = directory.get(conversation);
        return batchDirectory == null ? "" : batchDirectory.contentMark();
    }

    /** What the batches of a conversation say; of one that cannot be read, nothing. */
    public List<BatchOutline> outlines(ConversationId conversation) {
        List<BatchOutline> known = outlines.getIfPresent(conversation);
        if (known == null) {
            known = load(conversation);
            outlines.put(conversation, known);
        }
        return known;
    }

    private synchronized List<BatchOutline> load(ConversationId conversation) {
        BatchDirectory batchDirectory = directory.get(conversation);
        if (batchDirectory == null) {
            return List.of();
        }
        Map<String, BatchOutline> remembered = index.read(conversation);
        List<BatchOutline> all = new ArrayList<>();
        for (String name : batchDirectory.names()) {
            BatchOutline outline = remembered.get(name);
            if (outline == null) {
                outline = outline(batchDirectory, name);
                if (outline != null) {
                    index.add(outline);
                }
            }
            if (outline != null) {
                all.add(outline);
            }
        }
        return List.copyOf(all);
    }

    private @Nullable BatchOutline outline(BatchDirectory batchDirectory, String name) {
        try (BatchFile file = BatchFile.open(batchDirectory.file(name))) {
            BatchOutline outline = file.outline();
            if (batchDirectory.belongsTo(outline.header().conversation())) {
                return outline;
            }
            setAside(batchDirectory, name, "this batch belongs to another conversation: " + batchDirectory.file(name));
        } catch (CorruptBatchException e) {
            setAside(batchDirectory, name, e.getMessage());
        } catch (RoamException e) {
            if (batchDirectory.isCorrupt(name)) {
                setAside(batchDirectory, name, e.getMessage());
            } else {
                problems.add(e.getMessage());
            }
        }
        return null;
    }

    /** A batch was found damaged when it was read. */
    synchronized void setAsideDamaged(BatchOutline batch, CorruptBatchException why) {
        BatchDirectory batchDirectory = directory.get(batch.header().conversation());
        if (batchDirectory != null
                && batchDirectory.names().contains(batch.name().hex())) {
            setAside(batchDirectory, batch.name().hex(), why.getMessage());
            outlines.invalidate(batch.header().conversation());
        }
    }

    /**
     * Puts a batch aside, if it still lies there, so that a good copy can take its place; pools that are open do not hear of it.
     *
     * @return where it lies then
     */
    public static Path setAside(Path batch, Disk disk) {
        return BatchDirectory.setAside(batch, disk);
    }

    private void setAside(BatchDirectory batchDirectory, String name, String why) {
        problems.add(why);
        batchDirectory.setAside(name, disk);
        directory.remove(name);
    }

    /** What was found wrong with accepted files since the last call. */
    public synchronized List<String> drainProblems() {
        List<String> all = List.copyOf(problems);
        problems.clear();
        return all;
    }

    /** What a list says of a conversation. */
    public synchronized Optional<ConversationSummary> summary(ConversationId conversation) {
        int now = version(conversation);
        Known known = summaries.get(conversation);
        if (known == null || known.version() != now) {
            known = new Known(now, loadSummary(conversation));
            summaries.put(conversation, known);
        }
        return known.summary();
    }

    private Optional<ConversationSummary> loadSummary(ConversationId conversation) {
        BatchDirectory batchDirectory = directory.get(conversation);
        if (batchDirectory == null) {
            return Optional.empty();
        }
        Optional<ConversationSummary> remembered = summaryCache.find(conversation, batchDirectory.contentMark());
        if (remembered.isPresent()) {
            return remembered;
        }
        List<BatchOutline> all = outlines(conversation);
        Optional<ConversationSummary> summary =
                ConversationSummary.of(conversation, all, rule -> history(conversation, rule));
        if (all.size() == batchDirectory.names().size()) { // else some could not be read
            summary.ifPresent(one -> summaryCache.add(one, batchDirectory.contentMark()));
        }
        return summary;
    }

    /** The history of a conversation under a class rule. */
    public synchronized History history(ConversationId conversation, String rule) {
        Told told = histories.getIfPresent(conversation);
        int now = version(conversation);
        if (told == null || told.version() != now || !told.rule().equals(rule)) {
            History before = told != null && told.rule().equals(rule) ? told.history() : null;
            told = new Told(now, rule, History.of(rule, outlines(conversation), before));
            histories.put(conversation, told);
        }
        return told.history();
    }

    /** Opens an accepted batch; the caller closes it. At the first time it is checked that it is whole. */
    public BatchFile open(BatchOutline batch) {
        BatchFile open = BatchFile.open(file(batch));
        try {
            if (!whole.contains(batch.name())) {
                open.verifyName();
                whole.add(batch.name());
            }
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private Path file(BatchOutline batch) {
        return root.resolve(batch.header().conversation().hex())
                .resolve(batch.name().hex() + BatchDirectory.ENDING);
    }

    /**
     * Takes a verified batch into the pool.
     *
     * @param file where it lies; it has that name no more afterwards
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
        ConversationId conversation = outline.header().conversation();
        BatchDirectory batchDirectory =
                directory.add(conversation, outline.name().hex());
        whole.add(outline.name());
        batchDirectory.discardAside(outline.name().hex(), disk);
        index.add(outline);
        seen = outline.name().hex();
        marker.write(seen);
        List<BatchOutline> known = outlines.getIfPresent(conversation);
        if (known != null && known.stream().noneMatch(other -> other.name().equals(outline.name()))) {
            List<BatchOutline> more = new ArrayList<>(known);
            more.add(outline);
            outlines.put(conversation, List.copyOf(more));
        }
    }

    /** Removes what a run that was cut off left behind; only while no other roam is at work here. */
    public void removeLeftovers() {
        LeftoverFiles.remove(workFolder(), disk);
        LeftoverFiles.remove(devicesFolder(), disk);
    }

    private void discard(Path file) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            throw new DiskException("cannot remove", file, e);
        }
    }
}
