/** The picker of conversations: on the full screen, or by a numbered list where that is not possible. */
@NullMarked
package io.roam.cli.pick;

import org.jspecify.annotations.NullMarked;
