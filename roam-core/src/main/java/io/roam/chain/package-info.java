/** Hashes, and the running values that name histories. */
@NullMarked
package io.roam.chain;

import org.jspecify.annotations.NullMarked;
