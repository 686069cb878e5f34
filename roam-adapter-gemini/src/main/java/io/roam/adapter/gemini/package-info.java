/** Reads and writes the conversations of Gemini CLI. */
@NullMarked
package io.roam.adapter.gemini;

import org.jspecify.annotations.NullMarked;
