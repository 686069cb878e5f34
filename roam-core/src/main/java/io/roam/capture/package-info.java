/** From a tool's store into the pool: reads sessions, finds what is new, and writes it as batches. */
@NullMarked
package io.roam.capture;

import org.jspecify.annotations.NullMarked;
