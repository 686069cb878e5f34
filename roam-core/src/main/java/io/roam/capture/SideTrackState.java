package io.roam.capture;

import io.roam.chain.Hash;

/**
 * How far a side track was read.
 *
 * @param file whether it is a whole file; then the value is its hash
 * @param count the records read
 * @param value the track's value behind them
 */
public record SideTrackState(boolean file, long count, Hash value) {}
