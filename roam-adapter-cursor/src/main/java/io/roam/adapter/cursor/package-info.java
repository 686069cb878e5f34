/** The adapters of Cursor, the editor, and of cursor-agent, its program for terminals. */
@NullMarked
package io.roam.adapter.cursor;

import org.jspecify.annotations.NullMarked;
