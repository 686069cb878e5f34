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
    private final CandidateFilter filter;
    private final LineFinder finder;
    private final Optional<Instant> since;
    private final ThreadLocal<TextFile.Room> rooms = ThreadLocal.withInitial(TextFile.Room::new);

    private record Found(Hit hit, long record) {}

    /**
     * Prepares a search.
     *
     * @param cache a folder for what can be derived
     * @param since nothing older counts; of what has no time of its own the batch tells
     */
    public Search(Pool pool, Path cache, SearchTerms terms, Optional<Instant> since) {
        this.pool = pool;
        this.texts = new TextCache(cache.resolve("texts"), pool);
        this.filter = new CandidateFilter(terms.words());
        this.finder = new LineFinder(terms, filter);
        this.since = since;
    }

    /** The messages of a conversation that hold the words, on any branch, newest first, no more than {@code most}. */
    public List<Hit> findMessages(ConversationId conversation, ToolAdapter adapter, int most) {
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
        try (TextFile file = texts.open(conversation, adapter)) {
            return file.places(filter).parallelStream()
                    .flatMap(place -> newest(findMessages(file, place), most))
                    .toList();
        } catch (IOException | UncheckedIOException e) { // the cache can be deleted, and so can its disk be full
            texts.delete(conversation);
            return inBatches(conversation, new MessageExtractor(pool, adapter));
        }
    }

    private List<Found> findMessages(TextFile file, TextFile.Place place) {
        try {
            List<Found> found = new ArrayList<>();
            MessagePage page = file.readPage(place, rooms.get());
            page.search(filter, entry -> hit(page, entry).ifPresent(found::add));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Found> hit(MessagePage page, int entry) {
        return finder.findLine(page, entry)
                .map(line -> page.message(entry, line))
                .filter(this::isYoung)
                .map(one -> found(one, one.text()));
    }

    private List<Found> inBatches(ConversationId conversation, MessageExtractor extractor) {
        List<Found> found = new ArrayList<>();
        for (BatchOutline batch : pool.outlines(conversation)) {
            try {
                extractor.extract(
                        batch,
                        message -> finder.findLine(message.text())
                                .filter(line -> isYoung(message))
                                .ifPresent(line -> found.add(found(message, line))));
            } catch (IOException e) { // nothing is written
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private boolean isYoung(IndexedMessage message) {
        return since.isEmpty() || !message.said().isBefore(since.get());
    }

    private static Found found(IndexedMessage message, String line) {
        Optional<Instant> time = message.hasTime() ? Optional.of(message.said()) : Optional.empty();
        return new Found(new Hit(message.device(), message.role(), message.track(), time, line), message.record());
    }
}
