/** The conversations of Claude Code. */
@NullMarked
package io.roam.adapter.claude;

import org.jspecify.annotations.NullMarked;
