package io.roam.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.history.ConversationSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCacheTest {
    private static final Instant THEN = Instant.parse("2026-11-25T10:00:00.123456789Z");

    @TempDir
    Path folder;

    private Path cache;
    private Path file;

    @BeforeEach
    void place() {
        cache = folder.resolve("cache");
        file = cache.resolve("summaries");
    }

    private static ConversationSummary summary(char digit, Optional<String> title) {
        return new ConversationSummary(
                new ConversationId(String.valueOf(digit).repeat(32)),
                "claude",
                "claude/1",
                7,
                2,
                title,
                THEN,
                THEN.plusSeconds(1),
                new DeviceId("a".repeat(32)),
                new ConversationSummary.ToolIds(List.of("session", "other"), title.map(text -> "u1")),
                Map.of("path", "/home/ada/ünder"),
                List.of(Map.of("path", "/home/ada/ünder"), Map.of("path", "C:\\under", "os", "windows")));
    }

    @Test
    void whatIsAddedIsThereAgainForTheSameBatchesOnly() {
        ConversationSummary titled = summary('a', Optional.of("Lämp"));
        ConversationSummary bare = summary('b', Optional.empty());
        SummaryCache summaryCache = new SummaryCache(cache);
        summaryCache.add(titled, "1.2.3");
        summaryCache.add(bare, "1.2.4");
        for (SummaryCache one : new SummaryCache[] {summaryCache, new SummaryCache(cache)}) {
            assertThat(one.find(titled.id(), "1.2.3")).contains(titled);
            assertThat(one.find(bare.id(), "1.2.4")).contains(bare);
            assertThat(one.find(titled.id(), "2.2.3")).isEmpty();
            assertThat(one.find(summary('c', Optional.empty()).id(), "1.2.3")).isEmpty();
        }
    }

    @Test
    void theLastOneCountsAndOldOnesAreClearedAway() throws IOException {
        SummaryCache[] processes = {new SummaryCache(cache), new SummaryCache(cache), new SummaryCache(cache)};
        for (SummaryCache one : processes) {
            assertThat(one.find(summary('a', Optional.empty()).id(), "none yet"))
                    .isEmpty();
        }
        for (int i = 0; i < 198; i++) {
            processes[i % 3].add(summary('a', Optional.of("title " + i)), "mark " + i);
        }
        long large = Files.size(file);
        SummaryCache again = new SummaryCache(cache);
        assertThat(again.find(summary('a', Optional.empty()).id(), "mark 197"))
                .contains(summary('a', Optional.of("title 197")));
        assertThat(Files.size(file)).isLessThan(large / 100);
        assertThat(new SummaryCache(cache).find(summary('a', Optional.empty()).id(), "mark 197"))
                .isPresent();
    }

    @Test
    void aProcessThatRunsForAYearLeavesASmallFile() throws IOException {
        SummaryCache summaryCache = new SummaryCache(cache);
        summaryCache.add(summary('a', Optional.of("title")), "mark");
        long one = Files.size(file);
        for (int i = 0; i < 3_000; i++) {
            summaryCache.add(summary('a', Optional.of("title")), "mark");
            assertThat(Files.size(file)).isLessThanOrEqualTo(66 * one);
        }
        assertThat(new SummaryCache(cache).find(summary('a', Optional.empty()).id(), "mark"))
                .isPresent();
    }

    @Test
    void whatIsDamagedIsForgottenAndMadeAnew() throws IOException {
        ConversationSummary one = summary('a', Optional.of("one"));
        new SummaryCache(cache).add(one, "m");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] wrong = whole.clone();
            wrong[i] ^= 0x55;
            Files.write(file, wrong);
            assertThat(new SummaryCache(cache).find(one.id(), "m")).isEmpty();
        }
        new SummaryCache(cache).add(one, "m");
        assertThat(new SummaryCache(cache).find(one.id(), "m")).contains(one);
    }

    @Test
    void aTornEndIsNoObstacleToWhatStandsBefore() throws IOException {
        ConversationSummary one = summary('a', Optional.of("one"));
        new SummaryCache(cache).add(one, "m");
        byte[] whole = Files.readAllBytes(file);
        byte[] torn = Arrays.copyOf(whole, whole.length + 5);
        Files.write(file, torn);
        assertThat(new SummaryCache(cache).find(one.id(), "m")).contains(one);
    }

    @Test
    void withoutAPlaceItStillKnowsWhatItWasTold() throws IOException {
        Files.writeString(cache, "a file in the way");
        ConversationSummary one = summary('a', Optional.of("one"));
        SummaryCache summaryCache = new SummaryCache(cache);
        summaryCache.add(one, "m");
        assertThat(summaryCache.find(one.id(), "m")).contains(one);
        assertThat(cache).hasContent("a file in the way");
    }
}
