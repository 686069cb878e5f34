/** Entries for roam in the settings of Claude Code, and what its hooks pass on. */
@NullMarked
package io.roam.adapter.claude.hooks;

import org.jspecify.annotations.NullMarked;
