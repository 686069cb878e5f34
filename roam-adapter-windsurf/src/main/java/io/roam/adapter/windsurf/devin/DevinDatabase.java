package io.roam.adapter.windsurf.devin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.sqlite.SqliteSnapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads sessions and messages from the database of Devin. */
final class DevinDatabase {
    private static final String SESSIONS = "SELECT s.id,"
            + " json_object('id', s.id, 'working_directory', s.working_directory, 'model', s.model, 'title', %s),"
            + " s.main_chain_id, s.last_activity_at,"
            + " (SELECT count(*) FROM message_nodes n WHERE n.session_id = s.id)"
            + " FROM sessions s ORDER BY s.id";
    private static final String NODE =
            "SELECT parent_node_id, chat_message FROM message_nodes WHERE session_id = ? AND node_id = CAST(? AS INTEGER) LIMIT 1";

    private final SqliteSnapshot snapshot;

    DevinDatabase(SqliteSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    List<DevinSession> listSessions() {
        List<DevinSession> all = new ArrayList<>();
        snapshot.query(SESSIONS.formatted(hasTitle() ? "s.title" : "NULL"), row -> {
            long leaf = row.getLong(3);
            Optional<Long> end = row.wasNull() ? Optional.empty() : Optional.of(leaf);
            all.add(new DevinSession(row.getString(1), row.getString(2), end, timeOf(row.getLong(4)), row.getLong(5)));
        });
        return all;
    }

    private boolean hasTitle() {
        boolean[] found = {false};
        snapshot.query("SELECT 1 FROM pragma_table_info('sessions') WHERE name = 'title'", row -> found[0] = true);
        return found[0];
    }

    /** Returns the time of a number of seconds, or of milliseconds, depending on the version; a negative one is no time. */
    private static Instant timeOf(long stored) {
        long number = Math.max(0, stored);
        return number > 1L << 36 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    /** Returns the messages of the main chain of a session, in order. Most nodes belong to no main chain. */
    List<byte[]> readChain(DevinSession session) {
        Deque<byte[]> chain = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        Optional<Long> at = session.leaf();
        while (at.isPresent() && seen.add(at.get())) {
            at = prependNode(session.id(), at.get(), chain);
        }
        return List.copyOf(chain);
    }

    /** Puts the message of a node before the others, and returns its parent; empty if it has none. */
    private Optional<Long> prependNode(String session, long id, Deque<byte[]> chain) {
        List<Long> parents = new ArrayList<>();
        snapshot.query(
                NODE,
                row -> {
                    long parent = row.getLong(1);
                    if (!row.wasNull()) {
                        parents.add(parent);
                    }
                    String message = row.getString(2);
                    chain.addFirst((message == null ? "null" : message).getBytes(UTF_8));
                },
                session,
                Long.toString(id));
        return parents.stream().findFirst();
    }
}
