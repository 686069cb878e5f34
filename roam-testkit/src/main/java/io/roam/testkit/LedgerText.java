package io.roam.testkit;

import io.roam.files.ChainedLog;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Changes a ledger by hand, so that its sums are right afterwards. */
public final class LedgerText {
    private static final List<String> CHAIN_FIELDS = List.of("n", "before", "sum");

    private LedgerText() {}

    /** Returns the lines of a ledger without their numbers and sums, which need not be right. */
    public static List<String> lines(Path ledger) {
        try {
            return Files.readAllLines(ledger).stream()
                    .map(line -> JsonObject.parse(line.getBytes(StandardCharsets.UTF_8)))
                    .map(line -> Json.text(line.without(CHAIN_FIELDS)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the lines of a ledger. */
    public static void write(Path ledger, List<String> lines) {
        new ChainedLog(ledger, Disk.unforced())
                .rewrite(
                        lines.stream()
                                .map(line -> JsonObject.of(Json.object(line)).fields())
                                .toList(),
                        1);
    }
}
