package io.roam.search;

import io.roam.batch.BatchOutline;
import io.roam.chain.ConversationId;
import io.roam.pool.Pool;
import io.roam.spi.tool.ToolAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds words in conversations: in the texts that a cache keeps of them, and where it keeps none, in the batches themselves. Thread-safe.
 */
public final class Search {
    private static final Comparator<Found> NEWEST = Comparator.comparing(
                    (Found found) -> found.hit().time().orElse(Instant.MIN))
            .reversed();

    private final Pool pool;
    private final TextCache texts;
    private final Sieve sieve;
    private final Lines lines;
    private final Optional<Instant> since;
    private final ThreadLocal<TextFile.Room> rooms = ThreadLocal.withInitial(TextFile.Room::new);

    private record Found(Hit hit, long record) {}

    /**
     * Prepares a search.
     *
     * @param cache a folder for what can be derived
     * @param since nothing older counts; of what has no time of its own the batch tells
     */
    public Search(Pool pool, Path cache, Words words, Optional<Instant> since) {
        this.pool = pool;
        this.texts = new TextCache(cache.resolve("texts"), pool);
        this.sieve = new Sieve(words.words());
        this.lines = new Lines(words, sieve);
        this.since = since;
    }

    /** The messages of a conversation that hold the words, on any branch, newest first, no more than {@code most}. */
    public List<Hit> in(ConversationId conversation, ToolAdapter adapter, int most) {
        return newest(found(conversation, adapter, most), most).map(Found::hit).toList();
    }

    /** What was found in two batches counts once. */
    private static Stream<Found> newest(List<Found> all, int most) {
        Set<Long> seen = new HashSet<>();
        return all.stream()
                .filter(found -> seen.add(found.record()))
                .sorted(NEWEST)
                .limit(most);
    }

    private List<Found> found(ConversationId conversation, ToolAdapter adapter, int most) {
        try (TextFile file = texts.of(conversation, adapter)) {
            return file.places(sieve).parallelStream()
                    .flatMap(place -> newest(in(file, place), most))
                    .toList();
        } catch (IOException | UncheckedIOException e) { // the cache can be deleted, and so can its disk be full
            texts.forget(conversation);
            return inBatches(conversation, new Rendering(pool, adapter));
        }
    }

    private List<Found> in(TextFile file, TextFile.Place place) {
        try {
            List<Found> found = new ArrayList<>();
            Page page = file.page(place, rooms.get());
            page.search(sieve, entry -> hit(page, entry).ifPresent(found::add));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Found> hit(Page page, int entry) {
        return lines.in(page, entry)
                .map(line -> page.entry(entry, line))
                .filter(this::isYoung)
                .map(one -> found(one, one.text()));
    }

    private List<Found> inBatches(ConversationId conversation, Rendering rendering) {
        List<Found> found = new ArrayList<>();
        for (BatchOutline batch : pool.outlines(conversation)) {
            try {
                rendering.each(
                        batch,
                        entry -> lines.in(entry.text())
                                .filter(line -> isYoung(entry))
                                .ifPresent(line -> found.add(found(entry, line))));
            } catch (IOException e) { // nothing is written
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private boolean isYoung(Entry entry) {
        return since.isEmpty() || !entry.said().isBefore(since.get());
    }

    private static Found found(Entry entry, String line) {
        Optional<Instant> time = entry.hasTime() ? Optional.of(entry.said()) : Optional.empty();
        return new Found(new Hit(entry.device(), entry.role(), entry.track(), time, line), entry.record());
    }
}
