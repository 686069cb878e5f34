package io.roam.adapter.cursor.rows;

import io.roam.sqlite.WritableDatabase;
import java.util.Optional;

/** A place in a database that a conversation takes: a row, an element of a list, a member of an object. */
public interface DatabaseLocation {
    /** What stands there; empty if nothing does. */
    Optional<byte[]> read(WritableDatabase database);

    /** Lets that stand there, or nothing. */
    void write(WritableDatabase database, Optional<byte[]> value);

    /** Whether what stands there is of the conversation itself: if that was changed since, nothing of a placement is taken back. */
    boolean isOwn();

    /** The spot in one line, which {@link LocationCodec} reads. */
    String toLine();
}
