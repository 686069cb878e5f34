package io.roam.batch;

import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.device.DeviceKey;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Records as a capture hands them to a writer, main track first. */
record Captured(List<Record> records) {
    static final DeviceKey KEY = Keys.of(1);
    static final BatchMetadata ABOUT = new BatchMetadata(
            Optional.of("session-1"),
            Map.of("path", "/home/ann/project"),
            Optional.of("A title"),
            Optional.empty(),
            Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
            Optional.empty(),
            OptionalLong.of(2),
            Map.of("later", "kept"));

    static BatchDescriptor heading(Captured captured) {
        return heading(captured, ChainValue.root("test/1"));
    }

    static BatchDescriptor heading(Captured captured, ChainValue from) {
        Hash first = captured.identities().stream().findFirst().orElse(Hash.ZERO);
        ConversationId id = ConversationId.of("test", first);
        return new BatchDescriptor("main", 7, "test", "test/1", id, from, Instant.parse("2026-01-02T03:04:06Z"));
    }

    List<Hash> identities() {
        return records.stream()
                .filter(r -> r.isMain() && r.kind() == Record.Kind.EVENT)
                .map(r -> Hash.of(r.identity()))
                .toList();
    }

    byte[] content() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Record record : records) {
            out.writeBytes(record.payload());
            if (record.endsWithLineFeed()) {
                out.write('\n');
            }
        }
        return out.toByteArray();
    }

    void addTo(BatchWriter writer) {
        String track = Record.MAIN;
        for (Record record : records) {
            if (!record.track().equals(track) && record.kind() != Record.Kind.FILE) {
                writer.beginSideTrack(
                        record.track(),
                        record.endsWithLineFeed(),
                        TrackValue.root(record.track()).value(),
                        0);
            }
            track = record.track();
            boolean valued = record.kind() == Record.Kind.PROPERTY || record.kind() == Record.Kind.FILE;
            writer.addRecord(record, valued ? RecordMarks.changed(2) : RecordMarks.NONE);
        }
    }

    StagedBatch draft(Path folder, BatchDescriptor descriptor) {
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder)) {
            addTo(writer);
            return writer.finish(descriptor, ABOUT, KEY);
        }
    }

    /** Writes the batch under its name. */
    Path write(Path folder) {
        return write(folder, heading(this));
    }

    Path write(Path folder, BatchDescriptor descriptor) {
        StagedBatch batch = draft(folder, descriptor);
        return named(batch.file(), batch.id());
    }

    static Path named(Path file, BatchId id) {
        try {
            Path to = file.resolveSibling(id.fileName());
            return Files.move(file, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
