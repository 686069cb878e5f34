package io.roam.adapter.claude.sign;

import com.google.common.primitives.Longs;
import io.roam.spi.Processes.Running;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a process was started, as the tool writes it: on Linux in ticks since the system's start, on macOS as {@code ps} gives it in UTC, on Windows
 * as a file time.
 */
record ProcessStart(String text) {
    private static final DateTimeFormatter PS = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);
    private static final Instant FILE_TIME_ZERO = Instant.parse("1601-01-01T00:00:00Z");
    private static final long FIRST_FILE_TIME = 100_000_000_000_000_000L;
    private static final long LAST_FILE_TIME = 300_000_000_000_000_000L;
    private static final long UNITS = 10_000_000; // a second
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /** Whether the process was started then; empty if that cannot be told. */
    Optional<Boolean> isOf(Running running) {
        Long number = Longs.tryParse(text);
        if (number != null && running.startTicks().isPresent()) {
            return Optional.of(running.startTicks().getAsLong() == number);
        }
        return time(number)
                .flatMap(time -> running.started()
                        .map(start -> Duration.between(time, start).abs().compareTo(ROUNDING) < 0));
    }

    private Optional<Instant> time(@Nullable Long number) {
        if (number != null) {
            boolean fileTime = number > FIRST_FILE_TIME && number < LAST_FILE_TIME;
            return fileTime ? Optional.of(FILE_TIME_ZERO.plusSeconds(number / UNITS)) : Optional.empty();
        }
        try {
            String single = text.strip().replaceAll(" +", " ");
            return Optional.of(LocalDateTime.parse(single, PS).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
