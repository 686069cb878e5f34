package io.roam.place;

import java.time.Instant;

/** The number and time of a run, which mark all that it writes. */
public record RunStamp(long number, Instant time) {}
