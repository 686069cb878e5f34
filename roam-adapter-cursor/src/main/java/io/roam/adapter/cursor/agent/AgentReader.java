package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.Facts;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.SideTrackRecords;
import io.roam.adapter.cursor.rows.Times;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import io.roam.sqlite.Row;
import io.roam.sqlite.SqliteSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads one session of cursor-agent: its words in the order that its root tells, then what it is, and what holds it together. */
final class AgentReader implements SessionReader {
    private final SqliteSnapshot snapshot;
    private final AgentSessionLocation session;
    private final AgentRootState state;
    private final boolean runs;
    private final List<String> words;
    private final SideTrackRecords records = new SideTrackRecords();
    private final int before;
    private int next;
    private final Facts facts = new Facts();

    private AgentReader(
            SqliteSnapshot snapshot, AgentSessionLocation session, AgentRootState state, boolean runs, Position from) {
        this.snapshot = snapshot;
        this.session = session;
        this.state = state;
        this.runs = runs;
        this.words = state.words();
        this.before = AgentPosition.words(from, words).orElseThrow(() -> new PositionRefusedException(session.id()));
        this.next = before;
        records.add(AgentRule.META, () -> Optional.of(AgentMeta.travelling(state.meta())));
        records.add(AgentRule.STATE, () -> Optional.of(new AgentBlobs(state, words).pack()));
    }

    /**
     * Opens one; it closes the database.
     *
     * @param runs whether the tool runs, so that the last word may still grow
     */
    static AgentReader open(SqliteSnapshot snapshot, AgentSessionLocation session, boolean runs, Position from) {
        return new AgentReader(snapshot, session, AgentRootState.of(snapshot), runs, from);
    }

    @Override
    public @Nullable Record next() {
        if (next == words.size()) {
            return records.next();
        }
        String hash = words.get(next++);
        Record word = word(hash);
        return runs && next == words.size() ? word.unterminated() : word;
    }

    private Record word(String hash) {
        byte[] payload = state.blob(hash).map(Row::value).orElse(new byte[0]);
        if (AgentMessageBlobs.isOfUser(payload)) {
            facts.word(Optional.empty(), true);
        }
        if (payload.length == 0) {
            return Record.event(Record.MAIN, payload, hash.getBytes(UTF_8));
        }
        return state.isOfMessages()
                ? Record.event(Record.MAIN, payload, (begun().orElse(0) + " " + hash).getBytes(UTF_8))
                : Record.event(Record.MAIN, payload);
    }

    private OptionalLong begun() {
        OptionalLong named = state.meta().at("createdAt").map(JsonView::number).orElse(OptionalLong.empty());
        return named.isPresent() ? named : state.begun();
    }

    @Override
    public Position position() {
        return AgentPosition.position(words.subList(0, Math.max(next, before)));
    }

    @Override
    public SessionFacts facts() {
        Optional<JsonView> description = session.description();
        facts.folders(state.meta().textAt("workspacePath").stream());
        facts.folders(description.flatMap(one -> one.textAt("cwd")).stream());
        facts.folders(state.folders().stream());
        facts.title(state.meta().textAt("name").or(() -> description.flatMap(one -> one.textAt("title"))));
        facts.times(Times.ofMillis(begun()), Optional.empty());
        facts.word(
                Times.ofMillis(state.spoken())
                        .or(() -> Optional.of(snapshot.fingerprint().lastModified())),
                false);
        return facts.facts();
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
