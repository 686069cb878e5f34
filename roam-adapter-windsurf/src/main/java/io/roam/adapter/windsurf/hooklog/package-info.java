/** Transcripts that a hook logged. */
@NullMarked
package io.roam.adapter.windsurf.hooklog;

import org.jspecify.annotations.NullMarked;
