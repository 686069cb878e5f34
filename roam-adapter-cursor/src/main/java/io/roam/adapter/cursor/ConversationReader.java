package io.roam.adapter.cursor;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one conversation: its settled bubbles in the order of its list, each with the blobs that it is the first to refer to before it;
 * then, unless the model answers in it this moment, what else belongs to it.
 */
final class ConversationReader implements SessionReader {
    private final Conversation conversation;
    private final Settling settling;
    private final Mark from;
    private final Facts facts;
    private final List<Entry> entries;
    private final Deque<Record> ready = new ArrayDeque<>();
    private int next;
    private boolean told;
    private @Nullable Sides sides;

    private ConversationReader(Conversation conversation, Settling settling, Mark from, Facts facts) {
        this.conversation = conversation;
        this.settling = settling;
        this.from = from;
        this.facts = facts;
        this.entries = conversation.entries();
        this.next = conversation.hasReferences() ? 0 : from.bubbles();
        facts.title(conversation.document().title());
    }

    /**
     * Opens one.
     *
     * @param runs whether the tool runs now
     * @param facts what is known of it beside its own records
     */
    static ConversationReader open(
            String session, Conversation conversation, boolean runs, Position position, Facts facts) {
        Mark from = Mark.of(position)
                .filter(mark -> mark.stands(conversation))
                .orElseThrow(() -> new PositionRefusedException(session));
        return new ConversationReader(conversation, new Settling(conversation.document(), runs), from, facts);
    }

    @Override
    public @Nullable Record next() {
        while (ready.isEmpty() && sides == null) {
            if (next < entries.size() && bubble(entries.get(next))) {
                next++;
            } else {
                sides = settling.isLive() ? new Sides() : conversation.sides(from.newest());
            }
        }
        return ready.isEmpty() && sides != null ? sides.next() : ready.poll();
    }

    /** Makes ready what a bubble is; false if it is not settled. */
    private boolean bubble(Entry entry) {
        Row row = conversation.row(entry);
        Value value = Value.of(row);
        if (!settling.isSettled(entry, value, next == entries.size() - 1)) {
            return false;
        }
        boolean isNew = next >= from.bubbles();
        conversation.references(value, blob -> {
            if (isNew) {
                ready.add(Record.state(
                        Record.MAIN, Travelling.of(blob.key(), blob).payload()));
            }
        });
        if (isNew) {
            ready.add(ClassRule.event(
                    entry, new Travelling(conversation.key(entry), row.type(), header(entry, row), row.value())));
            tell(entry, value.bubble());
        }
        return true;
    }

    /** An entry that is the bubble itself is not said twice. */
    private static byte[] header(Entry entry, Row row) {
        byte[] header = entry.json().bytes();
        return Arrays.equals(header, row.value()) ? new byte[0] : header;
    }

    private void tell(Entry entry, Optional<Bubble> bubble) {
        bubble.ifPresent(one -> facts.folders(one.folders()));
        if (from.bubbles() == 0) {
            facts.firstWords(bubble.flatMap(Title::of));
        }
        boolean ofUser = bubble.map(Bubble::isOfUser).orElse(entry.type().orElse(2) == 1);
        facts.word(
                bubble.flatMap(Bubble::time)
                        .or(() -> entry.json().at("createdAt").flatMap(Times::of)),
                ofUser);
        if (!told) {
            told = true;
            Document document = conversation.document();
            facts.times(Times.ofMillis(document.number("createdAt")), Optional.empty());
        }
    }

    @Override
    public Position position() {
        return Mark.behind(conversation, Math.max(next, from.bubbles())).position();
    }

    @Override
    public SessionFacts facts() {
        Document document = conversation.document();
        facts.times(
                Optional.empty(),
                Times.ofMillis(document.number("lastUpdatedAt"))
                        .or(() -> Times.ofMillis(document.number("lastSendTime"))));
        return facts.facts();
    }

    @Override
    public void close() {}
}
