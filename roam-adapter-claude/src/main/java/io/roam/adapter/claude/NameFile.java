package io.roam.adapter.claude;

import io.roam.adapter.claude.TranscriptParts.Line;
import io.roam.adapter.claude.files.FileBytes;
import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.transcript.TitleLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file beside a transcript that holds the name of its session. The tool's list looks for the name in the last 64 KiB of the transcript, then in this file,
 * then in the first 64 KiB.
 */
record NameFile(Path path) {
    private static final int WINDOW = 1 << 16;
    private static final String TYPE = "custom-title";

    /**
     * Returns what the file is to hold, if it needs other content.
     *
     * @param placed how many bytes roam writes at the end of the transcript
     */
    Optional<byte[]> findContent(TranscriptParts transcript, long placed) throws IOException {
        Line end = transcript.end();
        Optional<Line> named = transcript.findLast(
                end, placed + WINDOW, '"' + TYPE + '"', row -> row.is(Field.TYPE, TYPE) && row.has(Field.CUSTOM_TITLE));
        if (named.isEmpty()) {
            return Optional.empty();
        }
        long size = transcript.bytesBefore(end);
        long before = transcript.bytesBefore(named.get());
        String name = String.valueOf(named.get().row().get(Field.CUSTOM_TITLE));
        Optional<String> content = read();
        boolean isNews = before >= size - placed;
        boolean isNear = size - before <= WINDOW || before <= WINDOW / 2;
        boolean isNeeded = content.isPresent() ? isNews && !content.get().equals(name) : !isNear && !name.isEmpty();
        return isNeeded ? Optional.of(TitleLine.fileOf(name)) : Optional.empty();
    }

    private Optional<String> read() throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String name = Row.of(FileBytes.readHead(path, WINDOW)).get(Field.CUSTOM_TITLE);
        return Optional.of(name == null ? "" : name);
    }
}
