package io.roam.capture;

import io.roam.chain.Hash;

/**
 * How far a side track was read.
 *
 * @param file whether it is a whole file, whose hash is the value
 * @param count how many records were read
 * @param value the track's value behind them
 */
public record SideTrackState(boolean file, long count, Hash value) {}
