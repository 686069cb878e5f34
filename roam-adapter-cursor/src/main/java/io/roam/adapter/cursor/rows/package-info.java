/** Rows of a database as records, and records as rows, each change reversible. */
@NullMarked
package io.roam.adapter.cursor.rows;

import org.jspecify.annotations.NullMarked;
