package io.roam.adapter.windsurf;

import com.google.common.base.Splitter;
import io.roam.spi.tool.UndoLog;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What taking a placement back needs. Sealing is deterministic: with the nonce of before, the content of before gives the file of before.
 *
 * @param session the conversation's id
 * @param after SHA-256 of the placed file
 * @param before what was there; empty if nothing was
 */
record Undoing(String session, String after, Optional<Before> before) {
    private static final String MADE = "made";
    private static final String GROWN = "grown";
    private static final String NONE = "-";

    /**
     * The file in whose place another one was put.
     *
     * @param hash its SHA-256
     * @param nonce with which it was sealed; empty if it was not
     * @param time when it was changed last
     * @param count how many fields of the main track it had
     * @param head its other fields
     * @param layout their order, where it is not the usual one
     * @param steps the fields of the main track that were replaced, by their places
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Before(
            String hash,
            Optional<byte[]> nonce,
            FileTime time,
            int count,
            byte[] head,
            Optional<byte[]> layout,
            Map<Integer, byte[]> steps) {}

    void tell(UndoLog undo) {
        String line = before.map(this::grown).orElseGet(() -> String.join("\t", MADE, session, after));
        undo.add(line);
    }

    private String grown(Before file) {
        return String.join(
                "\t",
                GROWN,
                session,
                after,
                file.hash(),
                file.nonce().map(Undoing::text).orElse(NONE),
                Long.toString(file.time().to(TimeUnit.NANOSECONDS)),
                Integer.toString(file.count()),
                text(file.head()),
                file.layout().map(Undoing::text).orElse(NONE),
                steps(file.steps()));
    }

    private static String steps(Map<Integer, byte[]> steps) {
        return steps.entrySet().stream()
                .map(step -> step.getKey() + ":" + text(step.getValue()))
                .collect(Collectors.joining(","));
    }

    private static Map<Integer, byte[]> steps(String text) {
        Map<Integer, byte[]> steps = new TreeMap<>();
        for (String step : Splitter.on(',').omitEmptyStrings().split(text)) {
            int colon = step.indexOf(':');
            steps.put(
                    Integer.parseInt(step.substring(0, colon)),
                    Base64.getDecoder().decode(step.substring(colon + 1)));
        }
        return steps;
    }

    static List<Undoing> of(UndoLog undo) {
        return undo.lines().stream().map(Undoing::parse).toList();
    }

    private static Undoing parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts[0].equals(MADE)) {
            return new Undoing(parts[1], parts[2], Optional.empty());
        }
        Before before = new Before(
                parts[3],
                bytes(parts[4]),
                FileTime.from(Long.parseLong(parts[5]), TimeUnit.NANOSECONDS),
                Integer.parseInt(parts[6]),
                Base64.getDecoder().decode(parts[7]),
                bytes(parts[8]),
                steps(parts[9]));
        return new Undoing(parts[1], parts[2], Optional.of(before));
    }

    private static Optional<byte[]> bytes(String text) {
        return text.equals(NONE)
                ? Optional.empty()
                : Optional.of(Base64.getDecoder().decode(text));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
