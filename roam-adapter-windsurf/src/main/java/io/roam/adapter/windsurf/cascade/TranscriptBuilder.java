package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.RecordMessages;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Transcript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the transcript of a conversation from its records. */
final class TranscriptBuilder {
    private TranscriptBuilder() {}

    static Transcript build(RecordSource records) {
        TitleFinder titles = new TitleFinder();
        List<String> folders = List.of();
        Map<String, byte[]> revisions = new HashMap<>();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.track().equals(ClassRule.HEAD)) {
                    Optional<WireMessage> head = WireMessage.of(record.payload());
                    head.ifPresent(titles::addHead);
                    folders = head.map(TrajectoryFacts::foldersOf).orElse(folders);
                } else if (ClassRule.isRevision(record.track())) {
                    revisions.put(record.track(), record.payload());
                } else if (record.isMain() && record.kind() == Record.Kind.EVENT) {
                    ClassRule.singleField(record.payload()).flatMap(Step::of).ifPresent(titles::addStep);
                }
            }
        }
        return new Transcript(
                WindsurfAdapter.ID,
                titles.title(),
                folders.stream().findFirst(),
                Optional.empty(),
                () -> RecordMessages.messages(records, new MessageAssembler(revisions)::messagesOf));
    }
}
