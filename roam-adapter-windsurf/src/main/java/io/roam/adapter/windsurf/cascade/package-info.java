/** The trajectory files of Cascade, read and written. */
@NullMarked
package io.roam.adapter.windsurf.cascade;

import org.jspecify.annotations.NullMarked;
