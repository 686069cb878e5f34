package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A conversation in batches of one event each, as a watch captures it, and packs of such batches. */
public final class Packed {
    private static final Comparator<Path> ORDER = Comparator.comparing(Packed::number);

    private Packed() {}

    private static String number(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return "%020d %s".formatted(batch.header().number(), batch.id());
        }
    }

    /** Writes a batch for each word into the folder. */
    public static List<Path> batches(Path folder, int device, String... words) {
        List<Path> all = new ArrayList<>();
        ChainValue at = ChainValue.root("test/1");
        ConversationId id = ConversationId.of("test", Hash.of(words[0].getBytes(UTF_8)));
        for (int i = 0; i < words.length; i++) {
            BatchDescriptor descriptor = new BatchDescriptor(
                    "main",
                    i + 1,
                    "test",
                    "test/1",
                    id,
                    at,
                    Instant.parse("2026-01-02T03:04:06Z").plusSeconds(i));
            try (BatchWriter writer = BatchWriter.begin(Disk.unforced(), folder)) {
                Captured captured = new Captured(List.of(
                        Record.event(Record.MAIN, words[i].getBytes(UTF_8)).asLine()));
                captured.addTo(writer);
                StagedBatch staged = writer.finish(descriptor, Captured.ABOUT, Keys.of(device));
                all.add(Captured.named(staged.file(), staged.id()));
                at = staged.outline().header().to();
            }
        }
        return all;
    }

    /** Writes one pack of these batches. */
    public static StagedPack pack(Path folder, List<Path> batches) {
        try (PackWriter writer = PackWriter.begin(Disk.unforced(), folder)) {
            batches.stream().sorted(ORDER).forEach(file -> {
                try (BatchFile batch = BatchFile.open(file)) {
                    writer.add(batch);
                }
            });
            return writer.finish();
        }
    }

    /** Returns words of that length, each another. */
    static String[] words(int count, int length) {
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            words[i] = "word " + i + " " + "x".repeat(length);
        }
        return words;
    }
}
