package io.roam.place;

import java.time.Instant;

/** What marks all that is written in one run. */
public record RunStamp(long number, Instant time) {}
