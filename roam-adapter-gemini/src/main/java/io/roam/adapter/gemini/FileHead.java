package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.FileLines;
import io.roam.adapter.kit.files.NulBytes;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a session's file says.
 *
 * @param id the session's id; empty if the file states none
 * @param form how the file holds the session
 * @param spoken whether anything was said in it; the tool leaves files without a message behind, which are no sessions
 */
record FileHead(String id, Form form, boolean spoken) {
    /** How a file holds a session. */
    enum Form {
        /** A JSON document, which the tool writes anew at each change: up to version 0.38.2. */
        DOCUMENT,
        /** Lines, to which the tool appends. */
        LOG
    }

    private static final int BEGINNING = 1 << 16;

    static FileHead read(Path file) throws IOException {
        return file.toString().endsWith(".json") ? ofDocument(file) : ofLog(file);
    }

    private static FileHead ofLog(Path file) throws IOException {
        try (FileLines lines = FileLines.open(file)) {
            @Nullable String id = null;
            boolean spoken = false;
            byte[] line = lines.next();
            if (line != null && JsonText.object(line).isEmpty()) {
                FileHead document = ofDocument(file);
                if (!document.id.isEmpty()) {
                    return document;
                }
            }
            for (; line != null && !(spoken && id != null); line = lines.next()) {
                LogLine read = LogLine.of(NulBytes.isHole(line) ? NulBytes.recordIn(line, JsonText::isObject) : line);
                id = id == null && read.kind() == LogLine.Kind.HEADER
                        ? read.string("sessionId").orElse(null)
                        : id;
                spoken |= read.isSpoken() || hasSpoken(read);
            }
            return new FileHead(id == null ? "" : id, Form.LOG, spoken);
        }
    }

    private static boolean hasSpoken(LogLine line) {
        return line.kind() == LogLine.Kind.HEADER
                && line.messages().stream()
                        .flatMap(list -> list.elements().stream())
                        .anyMatch(message ->
                                message.isObject() && LogLine.of(message).isSpoken());
    }

    private static FileHead ofDocument(Path file) throws IOException {
        DocumentHead head = new DocumentHead();
        byte[] beginning = RegularFiles.readBeginning(file, BEGINNING, LinkOption.NOFOLLOW_LINKS);
        if (!head.read(beginning) && beginning.length == BEGINNING) {
            head = new DocumentHead();
            head.read(WholeFile.read(file));
        }
        return new FileHead(head.id(), Form.DOCUMENT, head.isSpoken());
    }
}
