/**
 * The values and errors that the facade gives and takes.
 *
 * <p>Values are immutable, and may be used by any thread. Nothing is null: what may be missing is an {@link java.util.Optional}, or an empty text where that is
 * said. Sizes are in bytes, and folders are absolute. Later versions may add components to a record, and constants to an enum. So make options and queries
 * with their factories, and give a {@code switch} a {@code default}.
 */
@NullMarked
package io.roam.api;

import org.jspecify.annotations.NullMarked;
