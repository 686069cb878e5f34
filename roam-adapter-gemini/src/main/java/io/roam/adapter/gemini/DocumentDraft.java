package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.StagedFile.Mode;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionChangedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the document that a session becomes; what is in it and stays is not changed by a byte. */
final class DocumentDraft {
    private final GeminiAdapter adapter;
    private final PlacementTarget target;
    private final List<byte[]> messages = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Optional<byte[]> header = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private Optional<Instant> begun = Optional.empty();

    DocumentDraft(GeminiAdapter adapter, PlacementTarget target) {
        this.adapter = adapter;
        this.target = target;
    }

    Mode write(RecordSource placed, DraftFile draft) throws IOException {
        @Nullable SessionDocument document = target.exists() ? readTarget() : null;
        if (document != null && target.continues()) {
            document.messages().forEach(message -> message.string("id").ifPresent(ids::add));
        }
        take(placed);
        draft.write(document != null && target.continues() ? extend(document) : create());
        return document == null ? Mode.CREATE : Mode.REPLACE;
    }

    private SessionDocument readTarget() throws IOException {
        return SessionDocument.read(target.file())
                .orElseThrow(() -> new SessionChangedException(target.file().toString()));
    }

    private void take(RecordSource placed) {
        try (RecordReader records = placed.open()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                if (!adapter.hasValidClass(record) || adapter.grantsPermissions(record)) {
                    throw new UnsafeTrackException(target.placement().session(), record.track());
                }
                if (record.isMain()) {
                    take(record, LogLine.of(record.payload()));
                }
            }
        }
    }

    private void take(Record record, LogLine line) {
        boolean message = line.kind() == LogLine.Kind.MESSAGE;
        if (record.kind() == Record.Kind.EVENT && !message) {
            throw new OldVersionException(target.file());
        }
        if (message) {
            if (!ids.add(line.string("id").orElse(""))) {
                throw new OldVersionException(target.file());
            }
            messages.add(record.payload());
            begun = begun.or(() -> line.string("timestamp").flatMap(FactsCollector::timeOf));
        }
        if (line.kind() == LogLine.Kind.HEADER) {
            header = header.or(() -> Optional.of(record.payload()));
        }
        if (record.kind() == Record.Kind.PROPERTY) {
            summary = line.values().flatMap(values -> values.string(SessionDocument.SUMMARY));
        }
    }

    private byte[] create() {
        Instant last = target.placement().lastMessageTime();
        byte[] own = header.orElseGet(() -> HeaderLine.create(
                target.placement().session(), target.placement().workspace(), begun.orElse(last), last));
        return finish(insert(own, ",\"messages\":[" + (messages.isEmpty() ? "" : "\n"), own.length - 1, "\n]"));
    }

    private byte[] extend(SessionDocument document) {
        byte[] text = document.json().bytes();
        JsonSlice list = document.json()
                .member(SessionDocument.MESSAGES)
                .filter(value -> value.kind() == JsonSlice.Kind.ARRAY)
                .orElseThrow(() -> new SessionChangedException(target.file().toString()));
        int end = list.to() - document.json().from() - 1;
        String first = list.elements().isEmpty() || messages.isEmpty() ? "" : ",";
        while (end > 0 && text[end - 1] <= ' ' && text[end - 1] > 0) {
            end--;
        }
        return finish(insert(text, first + (messages.isEmpty() ? "" : "\n"), end, ""));
    }

    /** Returns a document with the messages put in at an offset. */
    private byte[] insert(byte[] text, String before, int at, String after) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(text, 0, at);
        whole.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < messages.size(); i++) {
            whole.writeBytes((i == 0 ? "" : ",\n").getBytes(StandardCharsets.UTF_8));
            whole.writeBytes(messages.get(i));
        }
        whole.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        whole.write(text, at, text.length - at);
        return whole.toByteArray();
    }

    private byte[] finish(byte[] document) {
        byte[] titled = summary.map(title -> withSummary(document, title)).orElse(document);
        String now = JsonSlice.quoted(HeaderLine.millis(target.now()));
        return target.isOld() ? HeaderLine.with(titled, "lastUpdated", now) : titled;
    }

    private static byte[] withSummary(byte[] document, String title) {
        boolean has = JsonText.object(document)
                .flatMap(json -> json.member(SessionDocument.SUMMARY))
                .isPresent();
        if (has) {
            return HeaderLine.with(document, SessionDocument.SUMMARY, JsonSlice.quoted(title));
        }
        int end = document.length - 1;
        while (document[end] != '}') {
            end--;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(document, 0, end);
        whole.writeBytes((",\"summary\":" + JsonSlice.quoted(title)).getBytes(StandardCharsets.UTF_8));
        whole.write(document, end, document.length - end);
        return whole.toByteArray();
    }
}
