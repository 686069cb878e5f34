package io.roam.adapter.cursor.rows;

import io.roam.sqlite.WritableDatabase;
import java.util.Optional;

/** A place in a database that holds a value: a row, an element of a list, or a member of an object. */
public interface DatabaseLocation {
    /** Returns the value; empty if there is none. */
    Optional<byte[]> read(WritableDatabase database);

    /** Sets the value, or deletes it. */
    void write(WritableDatabase database, Optional<byte[]> value);

    /** Whether the value is part of the conversation itself: if it changed, nothing of the placement is undone. */
    boolean isOwn();

    /** Returns the location as a line that {@link LocationCodec} parses. */
    String toLine();
}
