/** The databases of Devin sessions, read only. */
@NullMarked
package io.roam.adapter.windsurf.devin;

import org.jspecify.annotations.NullMarked;
