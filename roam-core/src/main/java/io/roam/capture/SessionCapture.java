package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.batch.BatchMetadata;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.ledger.Checkpoint;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one session once, and captures what is new. */
final class SessionCapture implements AutoCloseable {
    private final CaptureContext context;
    private final OpenStore store;
    private final SessionKey key;
    private final SessionKey original;
    private final EarlierReading earlier;
    private final PrivacyGuard privacy;
    private final BatchSink sink;
    private final GeneratedTitles titles;
    private final PartialLineDetector lines;
    private final TrackCursor cursor;
    private final MainTrackCapture main;
    private final List<Record> values = new ArrayList<>();
    private @Nullable SideTrackCapture sides;
    private @Nullable SessionReader reader;
    private CaptureMode mode = CaptureMode.WRITE;
    private boolean moreFollows;
    private boolean damaged;
    private boolean hasMain;
    private boolean hasNul;
    private boolean isRestored;
    private final Set<Hash> restored = new HashSet<>();
    private boolean unterminated;

    /**
     * Prepares the reading.
     *
     * @param earlier what an earlier reading found, and whether this one continues it
     * @param settled whether the session is quiet, so that its last line and its latest values count
     */
    SessionCapture(CaptureContext context, OpenStore store, SessionInfo info, EarlierReading earlier, boolean settled) {
        ToolAdapter adapter = store.adapter();
        this.context = context;
        this.store = store;
        this.key = store.key(info.id());
        this.original = store.key(info.original());
        this.earlier = earlier;
        this.privacy = new PrivacyGuard(context, store, info);
        this.sink = new BatchSink(context, adapter, this::metadata);
        this.titles = new GeneratedTitles(adapter, original, context.ledger().checkpoints());
        this.lines = new PartialLineDetector(adapter, titles, settled);
        this.cursor = new TrackCursor(adapter, this::history, new ExpectedRecords(context.records()));
        ParentResolver parents = ParentResolver.of(context, store, key, cursor, earlier.continues());
        this.main = new MainTrackCapture(cursor, sink, titles, parents, lines);
        earlier.continued().ifPresent(cursor::resume);
    }

    private History history(ConversationId conversation) {
        privacy.check(conversation);
        return context.pool().history(conversation, store.adapter().classRule());
    }

    private BatchMetadata metadata() {
        SessionFacts facts = facts();
        if (moreFollows) { // a later record may name a private folder
            moreFollows = false;
            privacy.checkWhole();
        }
        privacy.check(facts);
        return BatchMetadata.of(original.id(), context.folders().describeFolder(privacy.folder(facts)), facts)
                .withProfile(store.at().profile());
    }

    private SessionFacts facts() {
        SessionFacts before = earlier.continued().map(SessionState::facts).orElse(SessionFacts.NONE);
        return reader == null ? before : before.plus(titles.without(reader.facts()));
    }

    /**
     * Reads the session from a position on, and captures what is new.
     *
     * @throws PrivateSessionException if the session is private; what was written of it until then stays
     * @throws UnresolvedParentException if it must be read from its first record to be understood
     */
    void readRecords(Position from) {
        privacy.checkAhead(from, earlier.continued().map(SessionState::facts));
        try (SessionReader open = store.readSettled(key.id(), from)) {
            reader = open;
            moreFollows = true;
            for (Record record = open.next(); record != null; record = open.next()) {
                context.pulse().run();
                accept(record);
            }
            moreFollows = false;
            finishMain();
            if (sides != null) {
                acceptValues();
                sides.finishAll(open.isDamaged());
            }
            hasNul |= open.isDamaged();
            if (context.dry()) { // otherwise each batch is checked before it is written
                privacy.check(facts());
            }
            sink.finish();
        }
    }

    private void accept(Record record) {
        if (isLocal(record)) {
            return;
        }
        if (record.kind() == Record.Kind.VALUE) {
            values.add(record);
            return;
        }
        if (record.isMain() && isLeftOut(record)) {
            return;
        }
        hasMain |= record.isMain();
        unterminated |= record.isUnterminated(); // the reader's position is before such a line
        if (record.isMain()) {
            main.accept(record);
            return;
        }
        finishMain();
        if (sides != null) {
            sides.accept(record);
        }
    }

    /** Whether a record is what is left of a lost one, or stands before the place to which a loss has moved the cursor. */
    private boolean isLeftOut(Record record) {
        if (isRemnant(record)) {
            damaged = true;
            hasNul |= NulBytes.isAll(record.payload());
            return true;
        }
        restoreLost();
        return record.kind() == Record.Kind.EVENT && restored.contains(Hash.of(record.identity()));
    }

    /** Whether a record is NUL bytes, or the rest of the first record of a session that had more. */
    private boolean isRemnant(Record record) {
        boolean ended = !record.isUnterminated();
        return NulBytes.isHole(record.payload())
                || (!ended && NulBytes.isAll(record.payload()))
                || (!ended && cursor.conversation().isEmpty() && checkpoint().isPresent());
    }

    private Optional<Checkpoint> checkpoint() {
        return context.ledger().checkpoints().find(key);
    }

    /** Has the session count, once, as one that has all that was captured of it, if a part of it was lost. */
    private void restoreLost() {
        hasNul |= Objects.requireNonNull(reader).isDamaged();
        damaged |= hasNul;
        if (damaged && !isRestored) {
            isRestored = true;
            checkpoint().filter(last -> !last.held()).ifPresent(last -> {
                privacy.check(SessionFacts.NONE.withFolders(List.of(last.folder())));
                restored.addAll(cursor.moveForward(last));
            });
        }
    }

    /** Returns what the user reads of a session of which a part was lost; empty if none was. */
    Optional<String> damage() {
        boolean known = checkpoint().isPresent();
        if (!hasNul && !(damaged && known)) {
            return Optional.empty();
        }
        return Optional.of(key.id() + ": part of the session's files is lost, as after a power loss. "
                + (known ? "roam restores that part from the archive" : "roam has no copy of that part"));
    }

    /** Whether a record stays on this device: by its class, or as it grants permissions under another one. */
    private boolean isLocal(Record record) {
        return record.kind() == Record.Kind.LOCAL || store.adapter().grantsPermissions(record);
    }

    /** Ends the main track when its first side track, or the session's end, is reached. */
    private void finishMain() {
        if (sides != null) {
            return;
        }
        damaged |= !hasMain && !earlier.continues() && checkpoint().isPresent();
        restoreLost();
        if (cursor.history().isEmpty()) {
            return;
        }
        History history = cursor.history().get();
        if (isBehindCheckpoint()) {
            mode = CaptureMode.HOLD_BACK;
        } else {
            main.finish();
        }
        SideTrackCapture capture = new SideTrackCapture(
                cursor,
                PoolSideTracks.at(
                        cursor.lastKnown(),
                        history,
                        context.records(),
                        context.key().publicKey().id()),
                sink,
                lines,
                mode,
                earlier);
        sides = capture;
        main.revisions().forEach((node, event) -> capture.acceptRevision(event, node));
    }

    /** Takes in the values, wherever among the records they were; not while events wait that they may belong to. */
    private void acceptValues() {
        if (lines.isUnsettled()) {
            Objects.requireNonNull(sides).keepValues();
            return;
        }
        Objects.requireNonNull(sides).noteReplaced(values);
        for (Record value : values) {
            if (titles.contains(value)) {
                Objects.requireNonNull(sides).acceptGenerated(value);
            } else {
                Objects.requireNonNull(sides).acceptValue(value);
            }
        }
    }

    /** Whether the session is behind its own checkpoint, or was held there, and has no new event. */
    private boolean isBehindCheckpoint() {
        return !main.wroteEvents()
                && context.ledger()
                        .checkpoints()
                        .find(key)
                        .filter(cursor::isBehind)
                        .isPresent();
    }

    /** Whether the session is held: nothing is placed in it until the user continues it or asks. */
    boolean isHeld() {
        return mode == CaptureMode.HOLD_BACK;
    }

    CaptureCounts counts() {
        return sink.counts();
    }

    /** Returns where the next reading may continue; the start if it must read something again. */
    Position position() {
        boolean heldBack = sides != null && sides.heldBack();
        return main.isInterleaved() || damaged || hasNul || unterminated || heldBack
                ? Position.START
                : Objects.requireNonNull(reader).position();
    }

    /** Returns the session as it was read. */
    SessionState state() {
        SessionFacts facts = facts();
        return new SessionState(
                cursor.conversation(),
                cursor.state(),
                sides == null ? Map.of() : sides.states(),
                facts,
                privacy.folder(facts),
                new SessionState.Flags(
                        lines.partial(),
                        lines.isUnsettled(),
                        main.isInterleaved()
                                || (damaged && cursor.conversation().isPresent()),
                        false));
    }

    /** Returns what is kept of a private session: its conversation, folders, and that it is private. */
    SessionState privateState() {
        SessionFacts facts = facts();
        return new SessionState(
                cursor.conversation(),
                MainTrackState.root(store.adapter().classRule()),
                Map.of(),
                SessionFacts.NONE.withFolders(facts.folders()),
                privacy.folder(facts),
                new SessionState.Flags(Map.of(), false, false, true));
    }

    @Override
    public void close() {
        sink.close();
    }
}
