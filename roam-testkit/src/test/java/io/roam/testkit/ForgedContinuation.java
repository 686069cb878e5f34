package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.batch.BatchDescriptor;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchWriter;
import io.roam.batch.RecordMarks;
import io.roam.batch.StagedBatch;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a batch into the pool of a device that is closed: signed by it, under the number and at the place of another one. */
final class ForgedContinuation {
    private ForgedContinuation() {}

    static void of(TestDevice device, BatchHeader like, String event) {
        Path pool = device.home().data().resolve("pool/main");
        DeviceKey key = DeviceKey.load(device.home().data().resolve("key"));
        String parent = like.from().length() == 0 ? "-" : "forged";
        Record record = FakeLine.record(Record.MAIN, ("E " + event + " " + parent + " word").getBytes(UTF_8), true);
        ConversationId conversation = like.from().length() == 0
                ? ConversationId.of(like.tool(), Hash.of(record.identity()))
                : like.conversation();
        try (BatchWriter writer = BatchWriter.begin(Disk.unforced(), pool.resolve("tmp"))) {
            writer.addRecord(record, RecordMarks.NONE);
            StagedBatch staged = writer.finish(
                    new BatchDescriptor(
                            like.circle(),
                            like.number(),
                            like.tool(),
                            like.rule(),
                            conversation,
                            like.from(),
                            like.time()),
                    BatchMetadata.NOTHING,
                    key);
            Path folder = Files.createDirectories(pool.resolve(conversation.hex()));
            Files.move(staged.file(), folder.resolve(staged.id().fileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
