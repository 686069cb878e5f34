package io.roam.capture;

import io.roam.batch.BatchMetadata;
import io.roam.batch.RecordMarks;
import io.roam.chain.Hash;
import io.roam.history.ConversationSummary;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.TrailingState;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Captures a title that the user gives a conversation with roam, as if it had been given in the tool. */
public record TitleCapture(CaptureContext context, ToolAdapter adapter) {
    /** Puts a title into the pool, behind each head. Returns false if the tool takes no titles. */
    public boolean captureTitle(ConversationSummary summary, String text) {
        Optional<Record> record = adapter.titleRecord(summary.session(), text).map(Record::asLine);
        History history = context.pool().history(summary.id(), adapter.classRule());
        record.ifPresent(line -> history.heads().forEach(head -> captureBehind(history, head, line, text)));
        return record.isPresent();
    }

    private void captureBehind(History history, HistoryNode head, Record title, String text) {
        Hash payload = Hash.of(title.payload());
        int count = PropertyHistory.at(history, head)
                .changeCount(title.key(), head.chain().length());
        int equal = (int) TrailingState.at(history, head).stream()
                .filter(state -> state.mark().payload().equals(payload))
                .count();
        BatchMetadata last = head.winningOccurrence().batch().metadata();
        BatchMetadata metadata = new BatchMetadata(
                last.session(),
                last.workspace(),
                Optional.of(text),
                last.toolVersion(),
                Optional.empty(),
                last.lastMessageTime(),
                OptionalLong.of(0),
                Map.of());
        try (BatchSink sink = new BatchSink(context, adapter, () -> metadata)) {
            sink.continueFrom(head.winningOccurrence().batch().header().conversation(), head.chain());
            sink.addState(title, payload, new RecordMarks(OptionalInt.of(count + 1), equal + 1));
            sink.finish();
        }
    }
}
