/** Synchronization: scans the stores, exchanges batches with other devices, and places what is new. */
@NullMarked
package io.roam.sync;

import org.jspecify.annotations.NullMarked;
