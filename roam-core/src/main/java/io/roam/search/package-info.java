/** Finds words in what the pool holds. */
@NullMarked
package io.roam.search;

import org.jspecify.annotations.NullMarked;
