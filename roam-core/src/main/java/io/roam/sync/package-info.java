/** One synchronization: capture, exchange, place. */
@NullMarked
package io.roam.sync;

import org.jspecify.annotations.NullMarked;
