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

/** Finds words in conversations: in the cache of their texts, or in the batches if the cache cannot be used. Thread-safe. */
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

    private record Found(SearchHit hit, long record) {}

    /**
     * Prepares a search.
     *
     * @param cache a folder for what can be derived
     * @param since older messages are ignored; one without a time has that of its batch
     */
    public Search(Pool pool, Path cache, SearchTerms terms, Optional<Instant> since) {
        this.pool = pool;
        this.texts = new TextCache(cache.resolve("texts"), pool);
        this.filter = new CandidateFilter(terms.words());
        this.finder = new LineFinder(terms, filter);
        this.since = since;
    }

    /** Returns the newest messages that contain the words, on any branch of a conversation. */
    public List<SearchHit> findMessages(ConversationId conversation, ToolAdapter adapter, int max) {
        return newestOf(searchCache(conversation, adapter, max), max)
                .map(Found::hit)
                .toList();
    }

    /** Returns the newest distinct messages: one that is in two batches counts once. */
    private static Stream<Found> newestOf(List<Found> all, int max) {
        Set<Long> seen = new HashSet<>();
        return all.stream()
                .filter(found -> seen.add(found.record()))
                .sorted(NEWEST)
                .limit(max);
    }

    private List<Found> searchCache(ConversationId conversation, ToolAdapter adapter, int max) {
        try (TextFile file = texts.open(conversation, adapter)) {
            return file.places(filter).parallelStream()
                    .flatMap(place -> newestOf(searchPage(file, place), max))
                    .toList();
        } catch (IOException | UncheckedIOException e) { // the cache was deleted, or its disk is full
            texts.delete(conversation);
            return searchBatches(conversation, new MessageExtractor(pool, adapter));
        }
    }

    private List<Found> searchPage(TextFile file, TextFile.Place place) {
        try {
            List<Found> found = new ArrayList<>();
            MessagePage page = file.readPage(place, rooms.get());
            page.forEachCandidate(filter, entry -> findInEntry(page, entry).ifPresent(found::add));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Found> findInEntry(MessagePage page, int entry) {
        return finder.findLine(page, entry)
                .map(line -> page.message(entry, line))
                .filter(this::isInPeriod)
                .map(message -> found(message, message.text()));
    }

    private List<Found> searchBatches(ConversationId conversation, MessageExtractor extractor) {
        List<Found> found = new ArrayList<>();
        for (BatchOutline batch : pool.outlines(conversation)) {
            try {
                extractor.extract(
                        batch,
                        message -> finder.findLine(message.text())
                                .filter(line -> isInPeriod(message))
                                .ifPresent(line -> found.add(found(message, line))));
            } catch (IOException e) { // the consumer writes nothing
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private boolean isInPeriod(IndexedMessage message) {
        return since.isEmpty() || !message.time().isBefore(since.get());
    }

    private static Found found(IndexedMessage message, String line) {
        Optional<Instant> time = message.hasTime() ? Optional.of(message.time()) : Optional.empty();
        return new Found(
                new SearchHit(message.device(), message.role(), message.track(), time, line), message.record());
    }
}
