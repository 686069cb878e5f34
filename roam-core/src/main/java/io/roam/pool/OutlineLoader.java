package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.PackId;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads the outlines of batches, and sets damaged files aside. The pool's lock guards all but {@link #findLoaded}. */
final class OutlineLoader {
    private final PoolDirectory directory;
    private final OutlineCache cache;
    private final PackSalvage salvage;
    private final List<String> problems = new ArrayList<>();
    private final List<String> strays = new ArrayList<>();
    private final Map<Path, String> corrupt = new LinkedHashMap<>();
    private final ConversationCache<LoadedOutlines> loaded = new ConversationCache<>(LoadedOutlines::eventCount);

    OutlineLoader(PoolDirectory directory, OutlineCache cache, PackSalvage salvage) {
        this.directory = directory;
        this.cache = cache;
        this.salvage = salvage;
    }

    /**
     * Lists the folders again, and forgets the outlines of conversations whose batches changed.
     *
     * @param change when something changed last, by the pool's file system
     */
    void rescan(FileTime change) {
        problems.addAll(directory.rescan(change, loaded::remove, strays::add));
        for (BatchDirectory batches : directory.all()) {
            setAsideUnreadable(batches);
            batches.setAsideFiles().forEach(this::noteAside);
        }
    }

    private void noteAside(Path aside) {
        String sentence = aside + " was moved aside because it is damaged or in the wrong place";
        Path file = FolderListing.fileOf(aside);
        if (BatchId.ofFile(file).isPresent() || PackId.ofFile(file).isPresent()) {
            corrupt.putIfAbsent(file, sentence);
        } else {
            strays.add(sentence);
        }
    }

    /** Sets packs aside that turned out to be damaged. */
    private void setAsideUnreadable(BatchDirectory batches) {
        batches.drainUnreadable().forEach((pack, reason) -> {
            if (reason instanceof CorruptBatchException) {
                setAside(batches, batches.file(pack), String.valueOf(reason.getMessage()));
            } else {
                problems.add(String.valueOf(reason.getMessage()));
            }
        });
    }

    Optional<List<BatchOutline>> findLoaded(ConversationId conversation) {
        return Optional.ofNullable(loaded.find(conversation)).map(LoadedOutlines::all);
    }

    /** Returns the outlines of all batches of a conversation that can be read. */
    List<BatchOutline> load(ConversationId conversation) {
        return findLoaded(conversation).orElseGet(() -> {
            List<BatchOutline> outlines = directory
                    .find(conversation)
                    .map(batches -> loadAll(conversation, batches))
                    .orElse(List.of());
            loaded.put(conversation, new LoadedOutlines(outlines));
            return outlines;
        });
    }

    private List<BatchOutline> loadAll(ConversationId conversation, BatchDirectory batches) {
        Map<BatchId, BatchOutline> cached = cache.read(conversation);
        Map<BatchId, BatchOutline> all = new LinkedHashMap<>();
        for (List<BatchId> pack : batches.packContents().values()) {
            pack.forEach(id -> load(batches, id, cached, all));
        }
        batches.singles().forEach(id -> load(batches, id, cached, all));
        setAsideUnreadable(batches);
        return List.copyOf(all.values());
    }

    private void load(
            BatchDirectory batches, BatchId id, Map<BatchId, BatchOutline> cached, Map<BatchId, BatchOutline> into) {
        if (into.containsKey(id)) {
            return;
        }
        BatchOutline known = cached.get(id);
        if (known == null) {
            Optional<BatchOutline> read = read(batches, id);
            read.ifPresent(cache::add);
            read.ifPresent(outline -> into.put(id, outline));
        } else {
            into.put(id, known);
        }
    }

    private Optional<BatchOutline> read(BatchDirectory batches, BatchId id) {
        Path at = batches.fileOf(id);
        try (BatchFile file = batches.open(id)) {
            BatchOutline outline = file.outline();
            if (batches.belongsTo(outline.header().conversation())) {
                return Optional.of(outline);
            }
            setAside(batches, at, "this batch belongs to another conversation: " + at);
        } catch (CorruptBatchException e) {
            setAside(batches, at, e.getMessage());
        } catch (RoamException e) {
            problems.add(e.getMessage());
        }
        return Optional.empty();
    }

    /** Adds the outline of a batch that entered the pool. */
    void add(BatchOutline outline) {
        cache.add(outline);
        LoadedOutlines known = loaded.find(outline.header().conversation());
        if (known != null) {
            known.add(outline);
        }
    }

    /** Sets the file of a batch aside that was found corrupt when it was read. */
    void setAside(BatchOutline batch, CorruptBatchException reason) {
        ConversationId conversation = batch.header().conversation();
        directory
                .find(conversation)
                .filter(batches -> batches.contains(batch.id()))
                .ifPresent(batches -> {
                    setAside(batches, batches.fileOf(batch.id()), reason.getMessage());
                    loaded.remove(conversation);
                });
    }

    /** Sets a batch aside that was found corrupt when it was packed. */
    void setAside(SingleBatch batch, CorruptBatchException reason) {
        directory.find(batch.header().conversation()).ifPresent(batches -> {
            setAside(batches, batch.file(), reason.getMessage());
            loaded.remove(batches.conversation());
        });
    }

    /** Sets the pack aside that holds a batch, and is corrupt. */
    void setAsidePack(BatchDirectory batches, BatchId id, CorruptBatchException reason) {
        setAside(batches, batches.packOf(id), reason.getMessage());
        loaded.remove(batches.conversation());
    }

    private void setAside(BatchDirectory batches, Path file, @Nullable String reason) {
        corrupt.put(file, String.valueOf(reason));
        List<BatchOutline> saved = PackId.ofFile(file).isPresent() ? salvage.save(file) : List.of();
        directory.setAside(batches, file, salvage.disk());
        saved.forEach(outline -> directory.add(outline.header().conversation(), outline.id()));
    }

    /** Whether a good copy of what a damaged file held is here. */
    private boolean isReplaced(Path file) {
        return BatchId.ofFile(file)
                .map(id -> directory
                        .find(FolderListing.conversationOf(file))
                        .filter(batches -> batches.contains(id))
                        .isPresent())
                .orElseGet(() -> PackId.ofFile(file).filter(directory::contains).isPresent());
    }

    /** Returns a sentence for each stray file, and each corrupt one of which a good copy came, since the last call. */
    List<String> drainNotes() {
        List<String> all = new ArrayList<>(strays);
        strays.clear();
        corrupt.entrySet().removeIf(entry -> {
            boolean replaced = isReplaced(entry.getKey());
            if (replaced) {
                all.add(entry.getValue() + "; a good copy came since");
            }
            return replaced;
        });
        return all;
    }

    /** Returns what could not be read since the last call and still cannot, a sentence each. */
    List<String> drainProblems() {
        List<String> all = problems();
        problems.clear();
        corrupt.keySet().removeIf(file -> !isReplaced(file));
        return all;
    }

    /** Returns what {@link #drainProblems} would return. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        corrupt.forEach((file, problem) -> {
            if (!isReplaced(file)) {
                all.add(problem);
            }
        });
        return all;
    }
}
