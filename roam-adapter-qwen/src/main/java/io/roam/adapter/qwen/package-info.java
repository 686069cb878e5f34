/** Reads and writes the conversations of Qwen Code. */
@NullMarked
package io.roam.adapter.qwen;

import org.jspecify.annotations.NullMarked;
