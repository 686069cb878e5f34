package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.RecordMessages;
import io.roam.adapter.windsurf.wire.WireMessage;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Transcript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds the transcript of a conversation from its records. */
final class TranscriptBuilder {
    private TranscriptBuilder() {}

    static Transcript build(CascadeProduct product, RecordSource records) {
        TitleFinder titles = new TitleFinder();
        List<String> folders = List.of();
        List<String> scope = List.of();
        Map<String, byte[]> revisions = new HashMap<>();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.track().equals(ClassRule.HEAD)) {
                    Optional<WireMessage> head = WireMessage.of(record.payload());
                    head.ifPresent(titles::addHead);
                    folders = head.map(TrajectoryFacts::foldersOf).orElse(folders);
                } else if (record.track().equals(ClassRule.SCOPE)) {
                    scope = WireMessage.of(record.payload())
                            .map(TrajectoryFacts::scopeFoldersOf)
                            .orElse(scope);
                } else if (ClassRule.isRevision(record.track())) {
                    revisions.put(record.track(), record.payload());
                } else if (record.isMain() && record.kind() == Record.Kind.EVENT) {
                    ClassRule.singleField(record.payload()).flatMap(Step::of).ifPresent(titles::addStep);
                }
            }
        }
        Optional<String> folder =
                Stream.concat(scope.stream(), folders.stream()).findFirst();
        return Transcript.of(
                        product.id(),
                        () -> RecordMessages.messages(records, new MessageAssembler(product, revisions)::messagesOf))
                .withTitle(titles.title())
                .withFolder(folder);
    }
}
