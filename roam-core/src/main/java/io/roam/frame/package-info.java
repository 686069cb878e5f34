/** Plain bytes in Zstandard frames: read in constant memory, and no further than they say. */
@NullMarked
package io.roam.frame;

import org.jspecify.annotations.NullMarked;
