package io.roam.batch;

import io.roam.chain.PackId;

/** A pack that is on the disk, but not yet under its name. */
public record StagedPack(PackId id, PackFile pack) {}
