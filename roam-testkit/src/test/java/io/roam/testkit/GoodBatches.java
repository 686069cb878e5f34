package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.batch.BatchDescriptor;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchWriter;
import io.roam.batch.RecordMarks;
import io.roam.batch.StagedBatch;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.device.DeviceKey;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** Small batches of all that a batch can hold, well written and signed. */
final class GoodBatches {
    static final DeviceKey KEY = SameKey.of("forger");

    private static final String RULE = "test/1";

    private final Random random;
    private final Path folder;

    private GoodBatches(Random random, Path folder) {
        this.random = random;
        this.folder = folder;
    }

    /** So many of them, the same at each call. */
    static List<BatchParts> some(int count, Path folder) throws IOException {
        List<BatchParts> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(BatchParts.of(new GoodBatches(new Random(i), folder).one()));
        }
        return all;
    }

    private byte[] one() throws IOException {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            ChainValue from =
                    random.nextInt(3) == 0 ? ChainValue.root(RULE).next(Hash.of(payload())) : ChainValue.root(RULE);
            Record first = Record.event(Record.MAIN, payload()).asLine();
            writer.addRecord(first, RecordMarks.NONE);
            for (int i = random.nextInt(8); i > 0; i--) {
                add(writer, record(Record.MAIN));
            }
            sides(writer);
            StagedBatch batch = writer.finish(heading(from, first), metadata(), KEY);
            byte[] bytes = Files.readAllBytes(batch.file());
            Files.delete(batch.file());
            return bytes;
        }
    }

    private void sides(BatchWriter writer) {
        if (random.nextBoolean()) {
            String name = "sub/one.jsonl";
            writer.beginSideTrack(name, true, TrackValue.root(name).value(), random.nextInt(2));
            for (int i = random.nextInt(4); i >= 0; i--) {
                add(writer, record(name));
            }
        }
        if (random.nextBoolean()) {
            add(writer, Record.file("results/\u00fc.txt", payload()));
        }
    }

    private void add(BatchWriter writer, Record record) {
        boolean valued = record.kind() == Record.Kind.PROPERTY || record.kind() == Record.Kind.FILE;
        boolean counted = record.isMain() && (record.kind() == Record.Kind.STATE);
        OptionalInt change =
                valued && random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(3)) : OptionalInt.empty();
        writer.addRecord(record, new RecordMarks(change, counted ? 1 + random.nextInt(2) : 1));
    }

    private Record record(String track) {
        Record record = switch (random.nextInt(6)) {
            case 0, 1 -> Record.event(track, payload());
            case 2 -> Record.event(track, payload(), payload());
            case 3 -> Record.property(track, "title", payload());
            case 4 -> Record.revision(track, "unit " + random.nextInt(3), payload());
            default -> Record.state(track, payload());
        };
        return random.nextInt(4) == 0 ? record : record.asLine();
    }

    private byte[] payload() {
        return switch (random.nextInt(4)) {
            case 0 -> new byte[random.nextInt(3)];
            case 1 -> new byte[random.nextInt(3000)];
            default -> ("{\"type\":\"user\",\"message\":\"words " + random.nextInt(1000) + "\"}").getBytes(UTF_8);
        };
    }

    private static BatchDescriptor heading(ChainValue from, Record first) {
        ConversationId conversation = ConversationId.of("test", Hash.of(first.identity()));
        return new BatchDescriptor("main", 7, "test", RULE, conversation, from, Instant.parse("2026-01-02T03:04:06Z"));
    }

    private static BatchMetadata metadata() {
        return new BatchMetadata(
                Optional.of("session-1"),
                Map.of("path", "/home/ann/project"),
                Optional.of("A title \u00fc"),
                Optional.empty(),
                Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                Optional.empty(),
                OptionalLong.of(2),
                Map.of("later", "kept"));
    }
}
