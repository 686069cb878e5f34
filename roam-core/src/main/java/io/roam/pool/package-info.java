/** All batches that this device has accepted, and what they mean: histories as trees of chain values. */
@NullMarked
package io.roam.pool;

import org.jspecify.annotations.NullMarked;
