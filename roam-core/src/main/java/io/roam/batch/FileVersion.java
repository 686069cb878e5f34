package io.roam.batch;

import io.roam.chain.Hash;

/**
 * A version of a file that is kept as a difference.
 *
 * @param whole the hash of the file
 * @param base the hash of the file to which it is the difference
 */
public record FileVersion(Hash whole, Hash base) {}
