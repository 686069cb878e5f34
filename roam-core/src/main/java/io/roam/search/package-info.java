/** Finds words in the messages of the pool. */
@NullMarked
package io.roam.search;

import org.jspecify.annotations.NullMarked;
