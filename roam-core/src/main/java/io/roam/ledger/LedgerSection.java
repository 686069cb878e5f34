package io.roam.ledger;

import io.roam.json.JsonObject;
import java.util.Map;
import java.util.stream.Stream;

/** One kind of things that the ledger remembers. */
interface LedgerSection {
    /** Takes in a line, if it is of this section; whether it is. */
    boolean replay(String what, JsonObject line);

    /** The lines that say what counts now. */
    Stream<Map<String, Object>> currentLines();
}
