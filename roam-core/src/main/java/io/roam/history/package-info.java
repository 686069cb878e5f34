/** The tree of chain values that the batches of a conversation form, with its heads, side tracks and properties. */
@NullMarked
package io.roam.history;

import org.jspecify.annotations.NullMarked;
