package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.batch.PackFile;
import io.roam.batch.StagedPack;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.PackId;
import io.roam.device.DeviceId;
import io.roam.files.LeftoverFiles;
import io.roam.files.OwnFiles;
import io.roam.history.ConversationSummary;
import io.roam.history.History;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The set of batches that this device has accepted. It only grows. Thread-safe.
 *
 * <p>Folders are listed when the pool is opened, and again when their time changes. What batches hold is kept in a cache that can be
 * deleted.
 */
public final class Pool {
    /** How many batches are remembered as verified; beyond that, they are verified again. */
    private static final int MAX_VERIFIED = 100_000;

    private final Path root;
    private final Disk disk;
    private final LatestChangeMarker marker;
    private String latestChange;
    private final PoolDirectory directory;
    private final OutlineLoader outlines;
    private final HistoryCache histories;
    private final SingleBatches singles;
    private final Set<BatchId> verified = ConcurrentHashMap.newKeySet();
    private final Set<Path> verifiedPacks = ConcurrentHashMap.newKeySet();
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
        this.directory = new PoolDirectory(root, cache, only);
        this.outlines = new OutlineLoader(directory, new OutlineCache(cache), new PackSalvage(workFolder(), disk));
        this.histories = new HistoryCache(directory, outlines, new SummaryCache(cache));
        this.singles = new SingleBatches(directory);
        this.marker = new LatestChangeMarker(root.resolve("newest"));
        this.latestChange = marker.read();
        this.acceptedTimes = new BatchTimes(root.resolve("accepted"), disk);
        outlines.rescan(marker.time());
    }

    /** Finds batches that another process added. Batches that vanished are noticed only when the pool is opened. */
    public synchronized void refresh() {
        String now = marker.read();
        if (!now.equals(latestChange)) {
            latestChange = now;
            outlines.rescan(marker.time());
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
                .filter(batches -> batches.contains(id))
                .isPresent();
    }

    /** Whether a batch has a file of its own, in any conversation. */
    public boolean containsSingle(BatchId id) {
        return directory.containsSingle(id);
    }

    /** Whether a pack is here. */
    public boolean contains(PackId pack) {
        return directory.contains(pack);
    }

    /** Whether a pack here holds a batch. */
    public boolean isPacked(ConversationId conversation, BatchId id) {
        return directory
                .find(conversation)
                .filter(batches -> batches.isPacked(id))
                .isPresent();
    }

    /** Returns how many batches of a conversation are in packs; it shrinks only if a pack is lost. */
    public int packedCount(ConversationId conversation) {
        return directory
                .find(conversation)
                .map(batches -> batches.mark().packed())
                .orElse(0);
    }

    /** Returns the files of all batches. */
    public List<Path> files() {
        return directory.files();
    }

    /** Returns the files of all packs of the conversations that match. */
    public List<Path> packs(Predicate<ConversationId> conversations) {
        return directory.packs(conversations);
    }

    /** Returns a number that changes when a pack comes or goes. */
    int packsVersion() {
        return directory.packsVersion();
    }

    /** Returns the batches that have a file of their own and are in no pack, ordered by their numbers. */
    public synchronized List<SingleBatch> singles() {
        return singles.unpacked();
    }

    /** Returns the batches of a pack, in their order; none if it cannot be read. */
    public List<BatchId> contentOf(Path pack) {
        PackId id = PackId.ofFile(pack).orElseThrow();
        return directory
                .find(FolderListing.conversationOf(pack))
                .map(batches -> batches.contentOf(id))
                .orElse(List.of());
    }

    /** Opens a pack of the pool. */
    PackFile openPack(Path pack) {
        return directory.openPack(pack);
    }

    /** Returns the files of the batches of a device that {@link #singles} returns, in the conversations that match. */
    public List<Path> singlesOf(DeviceId device, Predicate<ConversationId> conversations) {
        return singles().stream()
                .filter(single -> single.header().device().equals(device)
                        && conversations.test(single.header().conversation()))
                .map(SingleBatch::file)
                .toList();
    }

    /**
     * Writes batches that have files of their own into packs, and lets these files go. A damaged one is set aside.
     *
     * @param batches of one device, conversation and class rule, ordered by number, then by id
     */
    public synchronized void pack(List<SingleBatch> batches) {
        List<SingleBatch> rest = new ArrayList<>(batches);
        PackMaker maker = new PackMaker(disk, workFolder());
        while (!rest.isEmpty()) {
            PackMaker.Result made = maker.make(rest);
            made.damaged().ifPresent(damaged -> {
                outlines.setAside(damaged.batch(), damaged.reason());
                rest.remove(damaged.batch());
            });
            if (made.staged().isPresent()) {
                add(made.staged().get());
                rest.subList(0, made.packed()).clear();
            }
        }
        dropPacked();
    }

    private void add(StagedPack staged) {
        PackFile pack = staged.pack();
        ConversationId conversation = pack.header().conversation();
        Path to = root.resolve(conversation.hex()).resolve(staged.id().fileName());
        publishPack(pack.path(), to);
        directory.add(conversation, staged.id(), pack.ids());
        mark(staged.id().hash().hex());
    }

    /** Lets the files of batches go that a pack here holds, once that is verified. */
    public synchronized void dropPacked() {
        directory.singles().forEach((id, batches) -> {
            if (batches.isPacked(id)) {
                drop(batches, id);
            }
        });
    }

    private void drop(BatchDirectory batches, BatchId id) {
        try {
            PackFile pack = batches.openPack(id);
            if (verifiedPacks.add(pack.path())) {
                pack.verifyContent();
            }
            disk.delete(batches.file(id));
            directory.remove(batches, id);
            mark(id.hex());
        } catch (CorruptBatchException e) { // the file stays, and the pack is set aside
            outlines.setAsidePack(batches, id, e);
        } catch (IOException e) {
            throw new DiskException("cannot remove", batches.file(id), e);
        }
    }

    /** Returns the number of a conversation's batches. */
    public int batchCount(ConversationId conversation) {
        return directory
                .find(conversation)
                .map(batches -> batches.mark().count())
                .orElse(0);
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
        return directory
                .find(conversation)
                .map(batches -> batches.mark().text())
                .orElse("");
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

    /** Returns the batches of a conversation whose predecessors are not here; they do not count until these come. */
    public synchronized List<BatchOutline> dangling(ConversationId conversation) {
        return outlines(conversation).stream()
                .map(batch -> batch.header().rule())
                .distinct()
                .flatMap(rule -> history(conversation, rule).dangling().stream())
                .toList();
    }

    /** Returns the file that holds a batch. */
    public Path fileOf(BatchOutline batch) {
        return directory
                .find(batch.header().conversation())
                .map(batches -> batches.fileOf(batch.id()))
                .orElseGet(() -> single(batch));
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
        Path aside = FolderListing.asidePath(batch);
        try {
            if (PackId.ofFile(batch).isPresent()) {
                new PackSalvage(batch.resolveSibling("..").resolve("tmp").normalize(), disk).save(batch);
            }
            if (OwnFiles.exists(batch)) {
                disk.replace(batch, aside);
            }
            return aside;
        } catch (IOException e) {
            throw new DiskException("cannot move aside", batch, e);
        }
    }

    /** Opens a batch, which the caller closes. The first time, its content is verified. */
    public BatchFile open(BatchOutline batch) {
        ConversationId conversation = batch.header().conversation();
        BatchFile open = directory
                .find(conversation)
                .map(batches -> batches.open(batch.id()))
                .orElseGet(() -> BatchFile.open(single(batch)));
        try {
            if (!verified.contains(batch.id())) {
                open.verifyContent();
                noteVerified(batch.id());
            }
            return open;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private void noteVerified(BatchId id) {
        if (verified.size() >= MAX_VERIFIED) {
            verified.clear();
        }
        verified.add(id);
    }

    private Path single(BatchOutline batch) {
        return folder(batch).resolve(batch.id().fileName());
    }

    private Path folder(BatchOutline batch) {
        return root.resolve(batch.header().conversation().hex());
    }

    /**
     * Moves a verified batch into the pool.
     *
     * @param file its path, where it is no longer afterwards
     */
    public synchronized void add(Path file, BatchOutline outline) {
        ConversationId conversation = outline.header().conversation();
        publish(file, single(outline));
        boolean isNew = !contains(conversation, outline.id());
        directory.add(conversation, outline.id());
        discardAside(single(outline));
        take(outline, isNew);
        mark(outline.id().hex());
    }

    /**
     * Moves a verified pack into the pool.
     *
     * @param file its path, where it is no longer afterwards
     * @param all the outlines of its batches
     */
    public synchronized void add(Path file, PackId pack, List<BatchOutline> all) {
        ConversationId conversation = all.get(0).header().conversation();
        Path to = folder(all.get(0)).resolve(pack.fileName());
        publishPack(file, to);
        Set<BatchId> known = new HashSet<>();
        all.stream()
                .map(BatchOutline::id)
                .filter(id -> contains(conversation, id))
                .forEach(known::add);
        directory.add(conversation, pack, all.stream().map(BatchOutline::id).toList());
        discardAside(to);
        all.forEach(outline -> {
            discardAside(single(outline));
            take(outline, !known.contains(outline.id()));
        });
        mark(pack.hash().hex());
    }

    /** What has the name of a pack already is verified before anything is let go for it. */
    private void publishPack(Path file, Path to) {
        if (publish(file, to)) {
            verifiedPacks.add(to);
        }
    }

    /** Moves a file to its name in the pool; returns false, and deletes it, if the name exists. */
    private boolean publish(Path file, Path to) {
        try {
            disk.publish(file, to);
            return true;
        } catch (FileAlreadyExistsException e) {
            discard(file);
            return false;
        } catch (IOException e) {
            throw new DiskException("cannot write to the archive", to, e);
        }
    }

    private void take(BatchOutline outline, boolean isNew) {
        noteVerified(outline.id());
        if (isNew) {
            outlines.add(outline);
            histories.add(outline);
        }
    }

    /** Tells other processes that something changed; a file may come and go and come again, so that its name does not suffice. */
    private void mark(String changed) {
        latestChange = changed + " " + UUID.randomUUID();
        marker.write(latestChange);
    }

    /** Deletes a damaged file of which a good copy arrived. */
    private void discardAside(Path file) {
        Path aside = FolderListing.asidePath(file);
        try {
            if (OwnFiles.exists(aside)) {
                disk.delete(aside);
            }
        } catch (IOException e) { // it is reported once more
            return;
        }
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
