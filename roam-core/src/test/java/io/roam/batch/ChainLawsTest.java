package io.roam.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What chain values depend on: the events, in their order, and nothing else. */
@Domain(CapturedArbitraries.class)
@Domain(DomainContext.Global.class)
final class ChainLawsTest {
    @Property(tries = 60)
    void chainValuesDependNeitherOnBatchesNorOnState(@ForAll Captured captured, @ForAll Random lots)
            throws IOException {
        List<Record> main = captured.records().stream().filter(Record::isMain).toList();
        ChainValue end = ChainValue.root("test/1");
        for (Hash identity : captured.identities()) {
            end = end.next(identity);
        }
        List<Record> events = main.stream()
                .filter(record -> record.kind() == Record.Kind.EVENT)
                .toList();
        Path folder = Files.createTempDirectory("roam");
        assertThat(head(written(folder, List.of(main)))).isEqualTo(end);
        assertThat(head(written(folder, cut(main, lots)))).isEqualTo(end);
        assertThat(head(written(folder, cut(events, lots)))).isEqualTo(end);
        delete(folder);
    }

    private static ChainValue head(List<BatchOutline> batches) {
        List<BatchOutline> anyOrder = new ArrayList<>(batches);
        Collections.shuffle(anyOrder, new Random(1));
        History history = History.of("test/1", anyOrder);
        assertThat(history.dangling()).isEmpty();
        List<HistoryNode> heads = history.heads();
        assertThat(heads).hasSize(1);
        return heads.get(0).chain();
    }

    private static List<List<Record>> cut(List<Record> records, Random lots) {
        List<List<Record>> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= records.size(); i++) {
            if (i == records.size() || lots.nextInt(3) == 0) {
                parts.add(records.subList(from, i));
                from = i;
            }
        }
        return parts;
    }

    /** Batches that hold these records, each continuing the one before. */
    private static List<BatchOutline> written(Path folder, List<List<Record>> parts) {
        List<BatchOutline> batches = new ArrayList<>();
        ChainValue at = ChainValue.root("test/1");
        Hash first = Hash.ZERO;
        for (List<Record> part : parts) {
            Captured some = new Captured(part);
            first = first.equals(Hash.ZERO) && !some.identities().isEmpty()
                    ? some.identities().get(0)
                    : first;
            BatchDescriptor descriptor = Captured.heading(some, at);
            BatchDescriptor right = new BatchDescriptor(
                    descriptor.circle(),
                    descriptor.number(),
                    descriptor.tool(),
                    descriptor.rule(),
                    io.roam.chain.ConversationId.of("test", first),
                    at,
                    descriptor.time());
            try (BatchWriter writer = BatchWriter.begin(Disk.unforced(), folder)) {
                some.addTo(writer);
                BatchOutline outline =
                        writer.finish(right, Captured.ABOUT, Captured.KEY).outline();
                batches.add(outline);
                at = outline.header().to();
            }
        }
        return batches;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
