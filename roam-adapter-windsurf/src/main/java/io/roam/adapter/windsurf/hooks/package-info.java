/** Entries for roam in the settings of Windsurf, and what its hooks pass on. */
@NullMarked
package io.roam.adapter.windsurf.hooks;

import org.jspecify.annotations.NullMarked;
