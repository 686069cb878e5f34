package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.SessionFactsBuilder;
import io.roam.adapter.cursor.rows.SideTrackRecords;
import io.roam.adapter.cursor.rows.TimestampParser;
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
 * Reads one conversation: its settled bubbles in order, each after the blobs to which it refers first. Then come the side tracks, unless
 * the model is answering.
 */
final class ConversationReader implements SessionReader {
    private final StoredConversation conversation;
    private final SettledBubbles bubbles;
    private final ConversationPosition from;
    private final SessionFactsBuilder facts;
    private final List<BubbleEntry> entries;
    private final Deque<Record> ready = new ArrayDeque<>();
    private int next;
    private boolean timesCollected;
    private @Nullable SideTrackRecords sideTracks;

    private ConversationReader(
            StoredConversation conversation,
            SettledBubbles bubbles,
            ConversationPosition from,
            SessionFactsBuilder facts) {
        this.conversation = conversation;
        this.bubbles = bubbles;
        this.from = from;
        this.facts = facts;
        this.entries = conversation.entries();
        this.next = conversation.hasReferences() ? 0 : from.bubbles();
        facts.setTitle(conversation.document().title());
    }

    /**
     * Returns a reader.
     *
     * @param runs whether the tool runs now
     * @param facts facts that its own records do not hold
     */
    static ConversationReader open(
            String session,
            StoredConversation conversation,
            boolean runs,
            Position position,
            SessionFactsBuilder facts) {
        ConversationPosition from = ConversationPosition.parse(position)
                .filter(conversationPosition -> conversationPosition.isValidFor(conversation))
                .orElseThrow(() -> new PositionRefusedException(session));
        return new ConversationReader(conversation, new SettledBubbles(conversation.document(), runs), from, facts);
    }

    @Override
    public @Nullable Record next() {
        while (ready.isEmpty() && sideTracks == null) {
            if (next < entries.size() && readBubble(entries.get(next))) {
                next++;
            } else {
                sideTracks = bubbles.isLive() ? new SideTrackRecords() : conversation.sideTracks(from.maxRowid());
            }
        }
        return ready.isEmpty() && sideTracks != null ? sideTracks.next() : ready.poll();
    }

    /** Queues the records of a bubble, and returns whether it is settled; if not, queues nothing. */
    private boolean readBubble(BubbleEntry entry) {
        Row row = conversation.rowOf(entry);
        BubbleValue value = BubbleValue.of(row);
        if (!bubbles.isSettled(entry, value, next == entries.size() - 1)) {
            return false;
        }
        boolean isNew = next >= from.bubbles();
        conversation.visitReferences(value, blob -> {
            if (isNew) {
                ready.add(
                        Record.state(Record.MAIN, RecordRow.of(blob.key(), blob).payload()));
            }
        });
        if (isNew) {
            ready.add(ClassRule.eventOf(
                    entry, new RecordRow(conversation.keyOf(entry), row.type(), headerOf(entry, row), row.value())));
            collectFacts(entry, value.bubble());
        }
        return true;
    }

    /** Returns the entry of a bubble; nothing if that is the bubble itself. */
    private static byte[] headerOf(BubbleEntry entry, Row row) {
        byte[] header = entry.json().bytes();
        return Arrays.equals(header, row.value()) ? new byte[0] : header;
    }

    private void collectFacts(BubbleEntry entry, Optional<Bubble> bubble) {
        bubble.ifPresent(one -> facts.addFolders(one.folders()));
        if (from.bubbles() == 0) {
            facts.setFirstLine(bubble.flatMap(ConversationTitle::titleOf));
        }
        boolean ofUser = bubble.map(Bubble::isOfUser).orElse(entry.type().orElse(2) == 1);
        facts.addMessage(
                bubble.flatMap(Bubble::time)
                        .or(() -> entry.json().find("createdAt").flatMap(TimestampParser::parse)),
                ofUser);
        if (!timesCollected) {
            timesCollected = true;
            ConversationDocument document = conversation.document();
            facts.setTimes(TimestampParser.ofMillis(document.number("createdAt")), Optional.empty());
        }
    }

    @Override
    public Position position() {
        return ConversationPosition.after(conversation, Math.max(next, from.bubbles()))
                .toPosition();
    }

    @Override
    public SessionFacts facts() {
        ConversationDocument document = conversation.document();
        facts.setTimes(
                Optional.empty(),
                TimestampParser.ofMillis(document.number("lastUpdatedAt"))
                        .or(() -> TimestampParser.ofMillis(document.number("lastSendTime"))));
        return facts.build();
    }

    @Override
    public void close() {}
}
