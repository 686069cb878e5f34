/** Gives out the batches of the pool over transports, and verifies and accepts the batches that arrive. */
@NullMarked
package io.roam.exchange;

import org.jspecify.annotations.NullMarked;
