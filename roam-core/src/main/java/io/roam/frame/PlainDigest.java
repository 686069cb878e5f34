package io.roam.frame;

import io.roam.chain.Hash;

/** Size and hash of plain bytes. */
public record PlainDigest(long bytes, Hash sha256) {}
