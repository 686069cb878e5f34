package io.roam.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class TestClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Sets it. */
    public void set(Instant time) {
        now.set(time);
    }

    /** Moves it on. */
    public void advance(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }
}
