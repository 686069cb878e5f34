package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.MessageStream;
import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.util.Optional;

/** Makes the transcript of a conversation. */
public final class ConversationTranscript {
    private ConversationTranscript() {}

    public static Transcript open(String tool, RecordSource records) {
        ConversationOutline outline = ConversationOutline.of(records);
        return Transcript.of(tool, () -> MessageStream.messages(records, record -> messageOf(record, outline)))
                .withTitle(outline.title())
                .withFolder(outline.folder());
    }

    private static Optional<Message> messageOf(Record record, ConversationOutline outline) {
        Optional<RecordRow> row = record.isMain() ? RecordRow.parse(record.payload()) : Optional.empty();
        Optional<String> bubble = row.flatMap(one -> EventKey.findBubbleId(one.key()));
        if (bubble.isPresent()) {
            RecordRow latest = RecordRow.parse(outline.latestRevision(bubble.get(), record.payload()))
                    .orElse(row.get());
            return Optional.of(new BubbleMessage(latest, bubble.get()).toMessage());
        }
        return ClassRule.accepts(record) ? Optional.empty() : Optional.of(MessageStream.unknownMessage(record));
    }
}
