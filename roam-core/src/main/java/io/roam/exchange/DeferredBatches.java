package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.chain.ConversationId;
import io.roam.pool.RecordSources;
import io.roam.spi.RoamException;
import io.roam.spi.tool.RecordSource;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads batches that wait: they cannot be accepted yet, but they can be read. */
final class DeferredBatches {
    Set<ConversationId> conversations(List<Path> files) {
        Set<ConversationId> all = new TreeSet<>();
        headers(files).values().forEach(header -> all.add(header.conversation()));
        return all;
    }

    String tool(List<Path> files, ConversationId conversation) {
        return headers(files).values().stream()
                .filter(header -> header.conversation().equals(conversation))
                .map(BatchHeader::tool)
                .findFirst()
                .orElse("");
    }

    RecordSource of(List<Path> files, ConversationId conversation) {
        List<RecordSource> parts = headers(files).entrySet().stream()
                .filter(entry -> entry.getValue().conversation().equals(conversation))
                .sorted(Comparator.comparingLong(
                        entry -> entry.getValue().from().length()))
                .map(entry ->
                        (RecordSource) () -> BatchFile.open(entry.getKey()).openRecords(0))
                .toList();
        return RecordSources.of(parts);
    }

    private static Map<Path, BatchHeader> headers(List<Path> files) {
        Map<Path, BatchHeader> headers = new LinkedHashMap<>();
        for (Path file : files) {
            try (BatchFile batch = BatchFile.open(file)) {
                headers.put(file, batch.header());
            } catch (RoamException ignored) {
                // a card, or of a newer roam
            }
        }
        return headers;
    }
}
