package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.Facts;
import io.roam.adapter.cursor.rows.SideTrackRecords;
import io.roam.adapter.cursor.rows.Times;
import io.roam.adapter.cursor.rows.TransferRow;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import io.roam.sqlite.Row;
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
    private final SettledBubbles bubbles;
    private final ConversationPosition from;
    private final Facts facts;
    private final List<BubbleEntry> entries;
    private final Deque<Record> ready = new ArrayDeque<>();
    private int next;
    private boolean told;
    private @Nullable SideTrackRecords records;

    private ConversationReader(
            Conversation conversation, SettledBubbles bubbles, ConversationPosition from, Facts facts) {
        this.conversation = conversation;
        this.bubbles = bubbles;
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
        ConversationPosition from = ConversationPosition.of(position)
                .filter(conversationPosition -> conversationPosition.stands(conversation))
                .orElseThrow(() -> new PositionRefusedException(session));
        return new ConversationReader(conversation, new SettledBubbles(conversation.document(), runs), from, facts);
    }

    @Override
    public @Nullable Record next() {
        while (ready.isEmpty() && records == null) {
            if (next < entries.size() && bubble(entries.get(next))) {
                next++;
            } else {
                records = bubbles.isLive() ? new SideTrackRecords() : conversation.sides(from.newest());
            }
        }
        return ready.isEmpty() && records != null ? records.next() : ready.poll();
    }

    /** Makes ready what a bubble is; false if it is not settled. */
    private boolean bubble(BubbleEntry entry) {
        Row row = conversation.row(entry);
        Value value = Value.of(row);
        if (!bubbles.isSettled(entry, value, next == entries.size() - 1)) {
            return false;
        }
        boolean isNew = next >= from.bubbles();
        conversation.references(value, blob -> {
            if (isNew) {
                ready.add(Record.state(
                        Record.MAIN, TransferRow.of(blob.key(), blob).payload()));
            }
        });
        if (isNew) {
            ready.add(ClassRule.event(
                    entry, new TransferRow(conversation.key(entry), row.type(), header(entry, row), row.value())));
            tell(entry, value.bubble());
        }
        return true;
    }

    /** An entry that is the bubble itself is not said twice. */
    private static byte[] header(BubbleEntry entry, Row row) {
        byte[] header = entry.json().bytes();
        return Arrays.equals(header, row.value()) ? new byte[0] : header;
    }

    private void tell(BubbleEntry entry, Optional<Bubble> bubble) {
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
        return ConversationPosition.behind(conversation, Math.max(next, from.bubbles()))
                .position();
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
