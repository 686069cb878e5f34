/** SQLite databases that another program owns: snapshots to read, transactions to write. */
@NullMarked
package io.roam.adapter.cursor.sqlite;

import org.jspecify.annotations.NullMarked;
