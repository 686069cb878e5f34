package io.roam.capture;

import io.roam.batch.BatchMetadata;
import io.roam.batch.RecordMarks;
import io.roam.chain.Hash;
import io.roam.history.ConversationSummary;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.PropertyHistory;
import io.roam.history.TrailingState;
import io.roam.pool.ValueTracks;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Captures a title that the user gives a conversation with roam, as if it had been given in the tool. */
public record TitleCapture(CaptureContext context, ToolAdapter adapter) {
    /** Puts a title into the pool, behind each head. Returns false if the tool takes no titles. */
    public boolean captureTitle(ConversationSummary summary, String text) {
        Optional<Record> record = adapter.titleRecord(summary.session(), text);
        History history = context.pool().history(summary.id(), adapter.classRule());
        if (record.isEmpty()) {
            return false;
        }
        for (HistoryNode head : history.heads()) {
            captureBehind(history, head, record.get(), text);
            PropertyHistory properties = PropertyHistory.at(history, head);
            adapter.titleRepeats(summary.session(), text).stream()
                    .filter(repeat -> properties.current(repeat.key()) != null)
                    .forEach(repeat -> captureBehind(history, head, repeat, text));
        }
        return true;
    }

    private void captureBehind(History history, HistoryNode head, Record title, String text) {
        if (title.kind() == Record.Kind.VALUE) {
            write(head, text, sink -> addValue(sink, history, head, ValueTracks.toFile(title)));
            return;
        }
        Hash payload = Hash.of(title.payload());
        int count = PropertyHistory.at(history, head)
                .changeCount(title.key(), head.chain().length());
        int equal = (int) TrailingState.at(history, head).stream()
                .filter(state -> state.mark().payload().equals(payload))
                .count();
        RecordMarks marks = new RecordMarks(OptionalInt.of(RecordMarks.nextChange(count)), equal + 1);
        write(head, text, sink -> sink.addState(title.asLine(), payload, marks));
    }

    private void addValue(BatchSink sink, History history, HistoryNode head, Record file) {
        PoolSideTracks tracks = PoolSideTracks.at(
                head, history, context.records(), context.key().publicKey().id());
        int change = tracks.fileVersions(file.track(), Optional.empty()).nextChange();
        sink.addSideRecord(file, Hash.of(file.payload()), RecordMarks.changed(change));
    }

    private void write(HistoryNode head, String text, Consumer<BatchSink> title) {
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
            title.accept(sink);
            sink.finish();
        }
    }
}
