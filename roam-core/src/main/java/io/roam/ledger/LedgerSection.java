package io.roam.ledger;

import io.roam.json.JsonObject;
import java.util.Map;
import java.util.stream.Stream;

/** One part of the ledger, with its own kinds of lines. */
interface LedgerSection {
    /** Applies a line if it is of this section, and returns whether it is. */
    boolean replay(String what, JsonObject line);

    /** Returns the lines that make up the current state. */
    Stream<Map<String, Object>> currentLines();

    /** Forgets what {@link #currentLines} leaves out. */
    default void forgetOutdated() {}
}
