package io.roam.testkit;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.batch.SingleWriter;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.pool.BranchRecords;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A pool with the same batches, each in a file of its own: what it means must be the same. */
final class Twin {
    private Twin() {}

    static void check(Pool packed, Path folder) {
        Pool twin = new Pool(folder.resolve("pool"), folder.resolve("cache"), Disk.unforced());
        packed.conversations().forEach(id -> copy(packed, twin, id));
        for (ConversationId id : packed.conversations()) {
            require(packed.contentMark(id).equals(twin.contentMark(id)), "another set of batches");
            require(packed.summary(id).equals(twin.summary(id)), "another summary");
            for (String rule : packed.outlines(id).stream()
                    .map(batch -> batch.header().rule())
                    .distinct()
                    .toList()) {
                require(meaning(packed, id, rule).equals(meaning(twin, id, rule)), "another meaning of " + id.hex());
            }
        }
    }

    private static void copy(Pool from, Pool to, ConversationId id) {
        for (BatchOutline outline : from.outlines(id)) {
            try (BatchFile batch = from.open(outline)) {
                to.add(SingleWriter.write(batch, Disk.unforced(), to.workFolder()), outline);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<String> meaning(Pool pool, ConversationId id, String rule) {
        List<String> all = new ArrayList<>();
        History history = pool.history(id, rule);
        for (HistoryNode head : history.heads()) {
            all.add("head " + head.chain().value().hex());
            try (RecordReader records =
                    new BranchRecords(pool).wholeBranch(history, head).open()) {
                for (Record record = records.next(); record != null; record = records.next()) {
                    all.add(record.track() + " " + record.kind() + " " + record.key() + " "
                            + Hash.of(record.payload()).hex());
                }
            }
        }
        return all;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise + " than with each batch in a file of its own");
        }
    }
}
