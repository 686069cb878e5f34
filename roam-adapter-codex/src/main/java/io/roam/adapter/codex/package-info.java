/** Reads and writes the conversations of OpenAI's Codex. */
@NullMarked
package io.roam.adapter.codex;

import org.jspecify.annotations.NullMarked;
