package io.roam.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakingTurnTest {
    private static final List<Path> FILES = List.of(Path.of("a"), Path.of("b"), Path.of("c"));

    private final List<Path> taken = new ArrayList<>();
    private long now;

    private TakingTurn turn(Duration step) {
        Ticker ticker = new Ticker() {
            @Override
            public long read() {
                now += step.toNanos();
                return now;
            }
        };
        return new TakingTurn(Duration.ofSeconds(1), 1, ticker);
    }

    @Test
    void takesAllThatFitsTheTime() {
        assertThat(turn(Duration.ZERO).run(FILES, taken::add)).isFalse();
        assertThat(taken).isEqualTo(FILES);
    }

    @Test
    void takesOneOnTheSlowestMachineAndAsksForAnotherTurn() {
        assertThat(turn(Duration.ofMinutes(1)).run(FILES, taken::add)).isTrue();
        assertThat(taken).containsExactly(Path.of("a"));
    }

    @Test
    void asksForNoOtherTurnIfNothingCanBeTaken() {
        assertThat(turn(Duration.ZERO).run(FILES, file -> false)).isFalse();
        assertThat(turn(Duration.ofMinutes(1)).run(FILES, file -> false)).isFalse();
    }
}
