/** Files that roam keeps for itself: logs of lines, and what a run that was cut off left. */
@NullMarked
package io.roam.files;

import org.jspecify.annotations.NullMarked;
