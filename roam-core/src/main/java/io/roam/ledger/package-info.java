/** What this device decided and did: checkpoints, tombstones, trust, mappings. Small, append-only, durable. */
@NullMarked
package io.roam.ledger;

import org.jspecify.annotations.NullMarked;
