package io.roam.pool;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads the outlines of batches, and sets corrupt batches aside. The pool's lock guards all but {@link #findLoaded}. */
final class OutlineLoader {
    private final PoolDirectory directory;
    private final OutlineCache cache;
    private final Disk disk;
    private final List<String> problems = new ArrayList<>();
    private final List<String> strays = new ArrayList<>();
    private final Map<BatchId, String> corrupt = new LinkedHashMap<>();
    private final ConversationCache<LoadedOutlines> loaded = new ConversationCache<>(LoadedOutlines::eventCount);

    OutlineLoader(PoolDirectory directory, OutlineCache cache, Disk disk) {
        this.directory = directory;
        this.cache = cache;
        this.disk = disk;
    }

    /** Lists the folders again, and forgets the outlines of conversations whose batches changed. */
    void rescan() {
        problems.addAll(directory.rescan(loaded::remove, strays::add));
        for (Path aside : directory.setAsideFiles()) {
            String sentence = aside + " was put aside because it is damaged, or stood in the wrong place";
            BatchDirectory.setAsideId(aside)
                    .ifPresentOrElse(id -> corrupt.putIfAbsent(id, sentence), () -> strays.add(sentence));
        }
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
        List<BatchOutline> all = new ArrayList<>();
        for (BatchId id : batches.ids()) {
            BatchOutline known = cached.get(id);
            if (known == null) {
                Optional<BatchOutline> read = read(batches, id);
                read.ifPresent(cache::add);
                read.ifPresent(all::add);
            } else {
                all.add(known);
            }
        }
        return List.copyOf(all);
    }

    private Optional<BatchOutline> read(BatchDirectory batches, BatchId id) {
        try (BatchFile file = BatchFile.open(batches.file(id))) {
            BatchOutline outline = file.outline();
            if (batches.belongsTo(outline.header().conversation())) {
                return Optional.of(outline);
            }
            setAside(batches, id, "this batch belongs to another conversation: " + batches.file(id));
        } catch (CorruptBatchException e) {
            setAside(batches, id, e.getMessage());
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

    /** Sets a batch aside that was found corrupt when it was read. */
    void setAside(BatchOutline batch, CorruptBatchException reason) {
        ConversationId conversation = batch.header().conversation();
        directory
                .find(conversation)
                .filter(batches -> batches.ids().contains(batch.id()))
                .ifPresent(batches -> {
                    setAside(batches, batch.id(), reason.getMessage());
                    loaded.remove(conversation);
                });
    }

    private void setAside(BatchDirectory batches, BatchId id, String reason) {
        corrupt.put(id, reason);
        batches.setAside(id, disk);
        directory.remove(id);
    }

    /** Returns a sentence for each stray file, and each corrupt batch of which a good copy came, since the last call. */
    List<String> drainNotes() {
        List<String> all = new ArrayList<>(strays);
        strays.clear();
        corrupt.entrySet().removeIf(entry -> {
            boolean replaced = directory.contains(entry.getKey());
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
        corrupt.keySet().removeIf(batch -> !directory.contains(batch));
        return all;
    }

    /** Returns what {@link #drainProblems} would return. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        corrupt.forEach((batch, problem) -> {
            if (!directory.contains(batch)) {
                all.add(problem);
            }
        });
        return all;
    }
}
