/** The databases of Cursor's program for terminals, one a session. */
@NullMarked
package io.roam.adapter.cursor.agent;

import org.jspecify.annotations.NullMarked;
