/** The editor's databases: one index, and the rows of each conversation. */
@NullMarked
package io.roam.adapter.cursor.editor;

import org.jspecify.annotations.NullMarked;
