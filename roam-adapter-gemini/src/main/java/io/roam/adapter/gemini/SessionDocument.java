package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The document of a session. Its records are those of the lines that later versions of the tool make of it. */
record SessionDocument(JsonSlice json) {
    static final String MESSAGES = "messages";
    static final String SUMMARY = "summary";

    /** The bytes, the records, and the document that takes the place are in memory at the same time. */
    private static final int COPIES_IN_MEMORY = 4;

    /** Reads a document; empty if it is half written. */
    static Optional<SessionDocument> read(Path file) throws IOException {
        return parse(bytesOf(file));
    }

    static Optional<SessionDocument> parse(byte[] bytes) {
        return JsonText.object(bytes).map(SessionDocument::new);
    }

    static byte[] bytesOf(Path file) throws IOException {
        TooLargeException.require(Files.size(file), COPIES_IN_MEMORY, file);
        return RegularFiles.readAllBytes(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the messages and whatever else is among them. */
    List<JsonSlice> messages() {
        return json.member(MESSAGES).map(JsonSlice::elements).orElse(List.of());
    }

    /** Returns the records: the header, the messages, and the summary, which can change while the rest stays. */
    List<Record> records() {
        List<Record> all = new ArrayList<>();
        all.add(ClassRule.recordOf(JsonText.object(json, name -> !name.equals(MESSAGES) && !name.equals(SUMMARY))));
        messages().forEach(message -> all.add(ClassRule.recordOf(JsonText.compact(message))));
        json.string(SUMMARY).ifPresent(summary -> all.add(ClassRule.recordOf(summaryLine(summary))));
        return all;
    }

    /** Returns the line with which the tool sets a summary, the title of a session. */
    static byte[] summaryLine(String summary) {
        return ("{\"$set\":{\"summary\":" + JsonSlice.quoted(summary) + "}}").getBytes(StandardCharsets.UTF_8);
    }
}
