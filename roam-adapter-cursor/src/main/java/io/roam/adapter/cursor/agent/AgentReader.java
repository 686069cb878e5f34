package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.SessionFactsBuilder;
import io.roam.adapter.cursor.rows.SideTrackRecords;
import io.roam.adapter.cursor.rows.TimestampParser;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import io.roam.sqlite.Row;
import io.roam.sqlite.SqliteSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads one session of cursor-agent: its messages in the order of its root, then its metadata and the remaining blobs. */
final class AgentReader implements SessionReader {
    // The second of a session names the folder; what stands before it may grow.
    private static final int MESSAGES_ABOUT_FOLDER = 4;

    private final SqliteSnapshot snapshot;
    private final AgentSessionLocation session;
    private final AgentRootState state;
    private final boolean runs;
    private final List<String> messages;
    private final SideTrackRecords sideTracks = new SideTrackRecords();
    private final int firstNew;
    private int next;
    private final SessionFactsBuilder facts = new SessionFactsBuilder();

    private AgentReader(
            SqliteSnapshot snapshot, AgentSessionLocation session, AgentRootState state, boolean runs, Position from) {
        this.snapshot = snapshot;
        this.session = session;
        this.state = state;
        this.runs = runs;
        this.messages = state.messageHashes();
        this.firstNew =
                AgentPosition.countRead(from, messages).orElseThrow(() -> new PositionRefusedException(session.id()));
        this.next = firstNew;
        sideTracks.add(AgentClassRule.META, () -> Optional.of(AgentMeta.forTransfer(state.meta())));
        sideTracks.add(AgentClassRule.STATE, () -> Optional.of(new AgentBlobs(state, messages).pack()));
    }

    /**
     * Returns a reader, which closes the database.
     *
     * @param runs whether the tool runs, so that the last message may still change
     */
    static AgentReader open(SqliteSnapshot snapshot, AgentSessionLocation session, boolean runs, Position from) {
        return new AgentReader(snapshot, session, AgentRootState.of(snapshot), runs, from);
    }

    @Override
    public @Nullable Record next() {
        if (next == messages.size()) {
            return sideTracks.next();
        }
        String hash = messages.get(next++);
        Record message = readMessage(hash);
        return runs && next == messages.size() ? message.unterminated() : message;
    }

    private Record readMessage(String hash) {
        byte[] payload = state.findBlob(hash).map(Row::value).orElse(new byte[0]);
        if (AgentMessageBlobs.isOfUser(payload)) {
            facts.addMessage(Optional.empty(), true);
        }
        if (payload.length == 0) {
            return Record.event(Record.MAIN, payload, hash.getBytes(UTF_8));
        }
        return state.hasNoTurns()
                ? Record.event(Record.MAIN, payload, (startTime().orElse(0) + " " + hash).getBytes(UTF_8))
                : Record.event(Record.MAIN, payload);
    }

    private OptionalLong startTime() {
        OptionalLong named =
                state.meta().find("createdAt").map(JsonView::number).orElse(OptionalLong.empty());
        return named.isPresent() ? named : state.startTime();
    }

    @Override
    public Position position() {
        return AgentPosition.positionAfter(messages.subList(0, Math.max(next, firstNew)));
    }

    @Override
    public SessionFacts facts() {
        Optional<JsonView> description = session.readDescription();
        facts.addFolders(state.meta().findText("workspacePath").stream());
        facts.addFolders(description.flatMap(one -> one.findText("cwd")).stream());
        facts.addFolders(state.folders().stream());
        if (!facts.hasFolder()) {
            facts.addFolders(folderInMessages().stream());
        }
        facts.setTitle(state.meta().findText("name").or(() -> description.flatMap(one -> one.findText("title"))));
        facts.setTimes(TimestampParser.ofMillis(startTime()), Optional.empty());
        facts.addMessage(
                TimestampParser.ofMillis(state.lastMessageTime())
                        .or(() -> updateTime(description))
                        .or(this::fileTime),
                false);
        return facts.build();
    }

    private static Optional<Instant> updateTime(Optional<JsonView> description) {
        return description.flatMap(one -> one.find("updatedAtMs")).flatMap(TimestampParser::parse);
    }

    /** Returns the time of the file where it tells of messages: if it changed since it was read, or nothing else does. A copy's tells nothing. */
    private Optional<Instant> fileTime() {
        boolean changed = firstNew > 0 && next > firstNew;
        return changed || startTime().isEmpty()
                ? Optional.of(snapshot.fingerprint().lastModified())
                : Optional.empty();
    }

    private Optional<String> folderInMessages() {
        ProvenWorkspace workspace = new ProvenWorkspace(session);
        return state.modelMessageHashes().stream()
                .limit(MESSAGES_ABOUT_FOLDER)
                .flatMap(hash -> state.findBlob(hash).stream())
                .flatMap(row -> JsonView.of(row.value()).stream())
                .flatMap(message -> workspace.findIn(message).stream())
                .findFirst();
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
