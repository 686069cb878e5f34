package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.BlobIds;
import io.roam.adapter.cursor.rows.RowPack;
import io.roam.sqlite.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The blobs that a session's root refers to, except its messages: what the tool needs to continue. Blobs that only old roots name are left out. */
final class AgentBlobs {
    private final AgentRootState state;
    private final Set<String> messages;

    AgentBlobs(AgentRootState state, List<String> messages) {
        this.state = state;
        this.messages = new HashSet<>(messages);
    }

    byte[] pack() {
        Map<String, Row> found = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(state.root()));
        while (!open.isEmpty()) {
            String hash = open.removeFirst();
            Optional<Row> row = seen.add(hash) ? state.findBlob(hash) : Optional.empty();
            row.ifPresent(blob -> {
                BlobIds.idsInMessage(blob.value()).forEach(open::addLast);
                if (!messages.contains(hash)) {
                    found.put(hash, blob);
                }
            });
        }
        RowPack pack = new RowPack();
        found.forEach((hash, row) -> pack.add(AgentClassRule.transferRow(hash, row)));
        return pack.bytes();
    }
}
