/** Placing, from the pool into a tool's store: decides what a store lacks, and writes it. */
@NullMarked
package io.roam.place;

import org.jspecify.annotations.NullMarked;
