package io.roam.search;

import io.roam.batch.BatchFile;
import io.roam.batch.Outline;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.pool.Joined;
import io.roam.pool.Pool;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds words in conversations. Each batch is read once, and only records that may hold the words are looked at closely. Thread-safe.
 *
 * @param since nothing older counts; of what has no time of its own the batch tells
 */
public record Search(Pool pool, Words words, Optional<Instant> since) {
    private record Found(Hit hit, Hash record) {}

    /** The messages of a conversation that hold the words, on any branch, newest first. */
    public List<Hit> in(ConversationId conversation, ToolAdapter adapter) {
        Sieve sieve = new Sieve(words.words());
        Set<Hash> seen = new HashSet<>();
        return pool.outlines(conversation).parallelStream()
                .filter(this::isYoung)
                .flatMap(batch -> in(batch, sieve, adapter).stream())
                .toList()
                .stream()
                .filter(found -> seen.add(found.record()))
                .map(Found::hit)
                .sorted(Comparator.comparing((Hit hit) -> hit.time().orElse(Instant.MIN))
                        .reversed())
                .toList();
    }

    private boolean isYoung(Outline batch) {
        return since.isEmpty()
                || !batch.about().lastWord().orElse(batch.header().time()).isBefore(since.get());
    }

    private List<Found> in(Outline outline, Sieve sieve, ToolAdapter adapter) {
        List<Found> found = new ArrayList<>();
        try (BatchFile batch = pool.open(outline);
                RecordReader records = batch.records(sieve)) {
            for (Record record = records.next(); record != null; record = records.next()) {
                hit(record, outline, adapter).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Found> hit(Record record, Outline batch, ToolAdapter adapter) {
        List<Message> messages =
                adapter.transcript(Joined.list(List.of(record))).all();
        for (Message message : messages) {
            String text = Texts.of(message);
            if (words.areIn(text) && isYoung(message)) {
                Hit hit = new Hit(
                        batch.header().device(),
                        message.role(),
                        record.track(),
                        message.time(),
                        words.line(text).orElse(""));
                return Optional.of(new Found(hit, Hash.of(record.identity())));
            }
        }
        return Optional.empty();
    }

    private boolean isYoung(Message message) {
        return since.isEmpty()
                || message.time().filter(time -> time.isBefore(since.get())).isEmpty();
    }
}
