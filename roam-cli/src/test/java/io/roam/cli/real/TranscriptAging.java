package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes sessions older.
 *
 * <p>Claude Code bridges a gap in a transcript if the records around it were written within five seconds, as they are in a test and
 * never by a user. So records are spread in time, too.
 */
final class TranscriptAging {
    private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"[^\"]*\"");
    private static final Duration APART = Duration.ofSeconds(7);

    private TranscriptAging() {}

    /** Dates the last record of each transcript of a session to {@code end}, and each record before it 7 s earlier. */
    static void spreadTimes(Path transcript, Instant end) throws IOException {
        Path tracks =
                transcript.resolveSibling(transcript.getFileName().toString().replace(".jsonl", ""));
        List<Path> files = new ArrayList<>(List.of(transcript));
        if (Files.isDirectory(tracks)) {
            try (Stream<Path> all = Files.walk(tracks)) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        for (Path file : files) {
            if (file.toString().endsWith(".jsonl")) {
                spreadLines(file, end);
            }
            Files.setLastModifiedTime(file, FileTime.from(end));
        }
    }

    /** Dates the records after the first ones in the same way; the first ones stay as they are. */
    static void spreadTimesAfter(int first, Path transcript, Instant end) throws IOException {
        List<String> lines = Files.readAllLines(transcript, UTF_8);
        StringBuilder all = new StringBuilder();
        lines.subList(0, first).forEach(line -> all.append(line).append('\n'));
        Files.writeString(transcript, all.append(spread(lines.subList(first, lines.size()), end)), UTF_8);
        Files.setLastModifiedTime(transcript, FileTime.from(end));
    }

    private static void spreadLines(Path file, Instant end) throws IOException {
        Files.writeString(file, spread(Files.readAllLines(file, UTF_8), end), UTF_8);
    }

    private static StringBuilder spread(List<String> lines, Instant end) {
        StringBuilder spread = new StringBuilder();
        Instant time = end.minus(APART.multipliedBy(lines.size() - 1L));
        for (String line : lines) {
            spread.append(TIMESTAMP.matcher(line).replaceAll("\"timestamp\":\"" + time + '"'))
                    .append('\n');
            time = time.plus(APART);
        }
        return spread;
    }
}
