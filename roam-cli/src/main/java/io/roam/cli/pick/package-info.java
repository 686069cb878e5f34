/** Lets somebody pick one of many conversations: on the whole screen, or, where that is not possible, from a numbered list. */
@NullMarked
package io.roam.cli.pick;

import org.jspecify.annotations.NullMarked;
