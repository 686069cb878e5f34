package io.roam.adapter.windsurf.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.RecordMessages;
import io.roam.adapter.windsurf.TitleText;
import io.roam.adapter.windsurf.WholeSessionReader;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conversations that Windsurf wrote to Markdown files, which the user imports. */
public final class ExportAdapter implements ToolAdapter {
    static final String ID = "windsurf-export";

    private static final int BEGINNING = 64;

    /** Called by the service loader, and by tests. */
    public ExportAdapter() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return List.of();
    }

    @Override
    public Optional<StoreLocation> importLocation(Path file, Machine machine) {
        boolean named = file.toString().endsWith(".md") && Files.isRegularFile(file);
        return named && MarkdownExport.isExport(readBeginning(file))
                ? Optional.of(StoreLocation.of(file))
                : Optional.empty();
    }

    private static String readBeginning(Path file) {
        try (InputStream in = RegularFiles.newInputStream(file)) {
            return new String(in.readNBytes(BEGINNING), UTF_8);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        MarkdownExport export = MarkdownExport.of(readText(at.root()));
        Instant written = ImportedFile.modificationTime(at.root()).toInstant();
        return new ImportedFile(
                at.root(),
                export.session(),
                from -> WholeSessionReader.of(export.session(), from, export.records(), export.facts(written)));
    }

    private static String readText(Path file) {
        try {
            return new String(RegularFiles.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Returns false: nothing is ever placed, and what is read says nothing of permissions. */
    @Override
    public boolean grantsPermissions(Record record) {
        return false;
    }

    @Override
    public Transcript transcript(RecordSource records) {
        try (Stream<Record> all = RecordMessages.records(records)) {
            Optional<String> title = all.filter(record -> record.kind() == Record.Kind.EVENT)
                    .findFirst()
                    .map(record -> SpeakerHeading.textBelow(new String(record.payload(), UTF_8)))
                    .flatMap(TitleText::firstLine);
            return Transcript.of(ID, () -> RecordMessages.messages(records, ExportAdapter::messagesOf))
                    .withTitle(title);
        }
    }

    private static List<Message> messagesOf(Record record) {
        if (record.kind() != Record.Kind.EVENT) {
            return List.of();
        }
        String block = new String(record.payload(), UTF_8);
        return List.of(SpeakerHeading.of(block)
                .map(heading -> RecordMessages.message(
                        record, heading.role(), ExportParts.split(SpeakerHeading.textBelow(block))))
                .orElseGet(() -> RecordMessages.unknown(record)));
    }

    @Override
    public boolean canPlace() {
        return false;
    }
}
