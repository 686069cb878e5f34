package io.roam.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {
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

    private static Summary summary(char digit, Optional<String> title) {
        return new Summary(
                new ConversationId(String.valueOf(digit).repeat(32)),
                "claude",
                "claude/1",
                7,
                2,
                title,
                THEN,
                THEN.plusSeconds(1),
                new DeviceId("a".repeat(32)),
                "session",
                Map.of("path", "/home/ada/ünder"));
    }

    @Test
    void whatIsAddedIsThereAgainForTheSameBatchesOnly() {
        Summary titled = summary('a', Optional.of("Lämp"));
        Summary bare = summary('b', Optional.empty());
        Digest digest = new Digest(cache);
        digest.add(titled, "1.2.3");
        digest.add(bare, "1.2.4");
        for (Digest one : new Digest[] {digest, new Digest(cache)}) {
            assertThat(one.get(titled.id(), "1.2.3")).contains(titled);
            assertThat(one.get(bare.id(), "1.2.4")).contains(bare);
            assertThat(one.get(titled.id(), "2.2.3")).isEmpty();
            assertThat(one.get(summary('c', Optional.empty()).id(), "1.2.3")).isEmpty();
        }
    }

    @Test
    void theLastOneCountsAndOldOnesAreClearedAway() throws IOException {
        Digest digest = new Digest(cache);
        for (int i = 0; i < 200; i++) {
            digest.add(summary('a', Optional.of("title " + i)), "mark " + i);
        }
        long large = Files.size(file);
        Digest again = new Digest(cache);
        assertThat(again.get(summary('a', Optional.empty()).id(), "mark 199"))
                .contains(summary('a', Optional.of("title 199")));
        assertThat(Files.size(file)).isLessThan(large / 100);
        assertThat(new Digest(cache).get(summary('a', Optional.empty()).id(), "mark 199"))
                .isPresent();
    }

    @Test
    void whatIsDamagedIsForgottenAndMadeAnew() throws IOException {
        Summary one = summary('a', Optional.of("one"));
        new Digest(cache).add(one, "m");
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] wrong = whole.clone();
            wrong[i] ^= 0x55;
            Files.write(file, wrong);
            assertThat(new Digest(cache).get(one.id(), "m")).isEmpty();
        }
        new Digest(cache).add(one, "m");
        assertThat(new Digest(cache).get(one.id(), "m")).contains(one);
    }

    @Test
    void aTornEndIsNoObstacleToWhatStandsBefore() throws IOException {
        Summary one = summary('a', Optional.of("one"));
        new Digest(cache).add(one, "m");
        byte[] whole = Files.readAllBytes(file);
        byte[] torn = Arrays.copyOf(whole, whole.length + 5);
        Files.write(file, torn);
        assertThat(new Digest(cache).get(one.id(), "m")).contains(one);
    }

    @Test
    void withoutAPlaceItStillKnowsWhatItWasTold() throws IOException {
        Files.writeString(cache, "a file in the way");
        Summary one = summary('a', Optional.of("one"));
        Digest digest = new Digest(cache);
        digest.add(one, "m");
        assertThat(digest.get(one.id(), "m")).contains(one);
        assertThat(cache).hasContent("a file in the way");
    }
}
