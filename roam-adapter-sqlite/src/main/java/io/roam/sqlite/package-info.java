/** SQLite databases that another program owns: snapshots to read, transactions to write. */
@NullMarked
package io.roam.sqlite;

import org.jspecify.annotations.NullMarked;
