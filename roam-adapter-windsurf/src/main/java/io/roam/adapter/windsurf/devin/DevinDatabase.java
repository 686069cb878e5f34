package io.roam.adapter.windsurf.devin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.Snapshot;
import io.roam.adapter.windsurf.UnreadableDatabaseException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands in Devin's database, of which roam reads two tables. */
final class DevinDatabase {
    private static final String SESSIONS = "SELECT s.id,"
            + " json_object('id', s.id, 'working_directory', s.working_directory, 'model', s.model, 'title', %s),"
            + " s.main_chain_id, s.last_activity_at,"
            + " (SELECT count(*) FROM message_nodes n WHERE n.session_id = s.id)"
            + " FROM sessions s ORDER BY s.id";
    private static final String NODE =
            "SELECT parent_node_id, chat_message FROM message_nodes WHERE session_id = ? AND node_id = ?";

    private final Path file;
    private final Snapshot snapshot;

    DevinDatabase(Path file, Snapshot snapshot) {
        this.file = file;
        this.snapshot = snapshot;
    }

    List<DevinSession> sessions() {
        List<DevinSession> all = new ArrayList<>();
        try (Statement statement = snapshot.connection().createStatement();
                ResultSet rows = statement.executeQuery(SESSIONS.formatted(hasTitle() ? "s.title" : "NULL"))) {
            while (rows.next()) {
                long leaf = rows.getLong(3);
                Optional<Long> end = rows.wasNull() ? Optional.empty() : Optional.of(leaf);
                all.add(new DevinSession(
                        rows.getString(1), rows.getString(2), end, time(rows.getLong(4)), rows.getLong(5)));
            }
            return all;
        } catch (SQLException e) {
            throw UnreadableDatabaseException.damaged(file, e);
        }
    }

    private boolean hasTitle() throws SQLException {
        try (Statement statement = snapshot.connection().createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT 1 FROM pragma_table_info('sessions') WHERE name = 'title'")) {
            return found.next();
        }
    }

    /** Of seconds, or of thousandths, as versions differ. */
    private static Instant time(long number) {
        return number > 1L << 36 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    /** The messages of a session's main chain, the first one first. Most nodes of the forest belong to no main chain. */
    List<byte[]> chain(DevinSession session) {
        Deque<byte[]> chain = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        try (PreparedStatement node = snapshot.connection().prepareStatement(NODE)) {
            Optional<Long> at = session.leaf();
            while (at.isPresent() && seen.add(at.get())) {
                at = step(node, session.id(), at.get(), chain);
            }
            return List.copyOf(chain);
        } catch (SQLException e) {
            throw UnreadableDatabaseException.damaged(file, e);
        }
    }

    private static Optional<Long> step(PreparedStatement node, String session, long id, Deque<byte[]> chain)
            throws SQLException {
        node.setString(1, session);
        node.setLong(2, id);
        try (ResultSet row = node.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            long parent = row.getLong(1);
            boolean isRoot = row.wasNull();
            String message = row.getString(2);
            chain.addFirst((message == null ? "null" : message).getBytes(UTF_8));
            return isRoot ? Optional.empty() : Optional.of(parent);
        }
    }
}
