package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.batch.BatchMetadata;
import io.roam.chain.ConversationId;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.SideTracks;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.PlacedEntry;
import io.roam.ledger.RunHistory;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.ToolAdapter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reading of one session, which captures what is new. */
final class SessionCapture implements AutoCloseable {
    private final CaptureContext on;
    private final ToolAdapter adapter;
    private final SessionKey key;
    private final SessionInfo info;
    private final Optional<SessionState> earlier;
    private final boolean settled;
    private final BatchSink sink;
    private final GeneratedTitles titles;
    private final MainTrackCapture main;
    private @Nullable SideTrackCapture sides;
    private @Nullable SessionReader reader;
    private @Nullable HistoryStore ahead;
    private boolean held;
    private boolean bare;

    /**
     * Makes a reading.
     *
     * @param earlier what was read before, behind which this reading goes on; empty: from the first record
     */
    SessionCapture(
            CaptureContext on,
            ToolAdapter adapter,
            SessionKey key,
            SessionInfo info,
            Optional<SessionState> earlier,
            boolean settled) {
        this.on = on;
        this.adapter = adapter;
        this.key = key;
        this.info = info;
        this.earlier = earlier;
        this.settled = settled;
        this.sink = new BatchSink(on, adapter.id(), adapter.classRule(), this::metadata);
        List<Checkpoint> checkpoints = on.ledger().checkpoints().history(key);
        this.titles = new GeneratedTitles(adapter, key, on.ledger().checkpoints());
        boolean placed = checkpoints.stream().anyMatch(Checkpoint::placed)
                || on.ledger().checkpoints().pending(key).isPresent();
        this.main = new MainTrackCapture(
                adapter,
                this::history,
                sink,
                new ExpectedRecords(on.records()),
                titles,
                links(checkpoints, placed),
                placed,
                settled);
        earlier.ifPresent(main::resume);
    }

    private @Nullable LinkGraphResolver links(List<Checkpoint> checkpoints, boolean placed) {
        return placed && earlier.isEmpty() ? new LinkGraphResolver(checkpoints, takenBack(), this::index) : null;
    }

    private List<PlacedEntry> takenBack() {
        RunHistory runs = on.ledger().runs();
        return runs.placed().stream()
                .filter(one -> one.session().equals(key) && runs.isUndone(one))
                .toList();
    }

    private PoolParentIndex index() {
        return new PoolParentIndex(adapter, on.records(), main.history().orElseThrow());
    }

    private History history(ConversationId conversation) {
        if (on.rules().keepsOutConversation(conversation.hex())) {
            throw new PrivateSessionException();
        }
        return on.pool().history(conversation, adapter.classRule());
    }

    private BatchMetadata metadata() {
        SessionFacts facts = facts();
        String folder = folder(facts);
        openAhead();
        if (PrivacyGuard.isPrivate(on.rules(), folder, facts)) {
            throw new PrivateSessionException();
        }
        return Facts.about(key.session(), on.folders().describe(folder), facts);
    }

    /** Before words go out while more stand behind them: where the session goes later may keep them in. */
    private void openAhead() {
        HistoryStore store = ahead;
        if (store != null) {
            ahead = null;
            SessionFacts later = PrivacyGuard.readAhead(store, info, Position.START, true);
            if (PrivacyGuard.isPrivate(on.rules(), folder(later), later)) {
                throw new PrivateSessionException();
            }
        }
    }

    private SessionFacts facts() {
        SessionFacts before = earlier.map(SessionState::facts).orElse(SessionFacts.NONE);
        return reader == null ? before : Facts.join(before, titles.without(reader.facts()));
    }

    private String folder(SessionFacts facts) {
        Optional<String> tip = on.ledger().checkpoints().find(key).map(Checkpoint::folder);
        return on.folders().of(info, facts, tip);
    }

    /** Reads and captures. False if the session must be read from its first record to be understood. */
    boolean readRecords(HistoryStore store, Position from) {
        try (SessionReader open = store.read(key.session(), from)) {
            reader = open;
            ahead = on.rules().hasFolders() ? null : store;
            for (Record record = open.next(); record != null && !main.outOfLine(); record = open.next()) {
                accept(record);
            }
            if (main.outOfLine()) {
                return false;
            }
            ahead = null;
            endMain();
            if (sides != null) {
                sides.finish();
            }
            sink.finish();
            return true;
        }
    }

    private void accept(Record record) {
        bare |= record.isUnterminated(); // a position stands before it, what was read behind it
        if (record.isMain()) {
            main.accept(record);
            return;
        }
        endMain();
        if (sides != null) {
            sides.accept(record);
        }
    }

    private void endMain() {
        if (sides == null && main.conversation().isPresent()) {
            held = isHeld();
            main.finish(held);
            History history = main.history().orElseThrow();
            HistoryNode node = history.node(main.chain().value()).orElse(history.root());
            sides = new SideTrackCapture(
                    adapter,
                    main.conversation().get(),
                    main.chain(),
                    SideTracks.at(history, node),
                    on.records(),
                    sink,
                    settled,
                    held,
                    earlier.map(SessionState::sides).orElse(Map.of()));
            main.revisions().forEach(sides::accept);
        }
    }

    /** Short of its own tip, and nothing new was said. */
    private boolean isHeld() {
        Optional<Checkpoint> checkpoint = on.ledger().checkpoints().find(key);
        History history = main.history().orElseThrow();
        if (checkpoint.isEmpty()
                || main.wroteEvents()
                || !checkpoint.get().conversation().equals(main.conversation().orElse(null))) {
            return false;
        }
        Optional<HistoryNode> here = history.node(main.chain().value());
        Optional<HistoryNode> there = history.node(checkpoint.get().chain().value());
        return here.isPresent()
                && there.isPresent()
                && (here.get() != there.get() || checkpoint.get().held())
                && History.isAncestor(here.get(), there.get());
    }

    boolean held() {
        return held;
    }

    CaptureCounts counts() {
        return sink.counts();
    }

    Optional<History> history() {
        return main.history();
    }

    Position position() {
        boolean heldBack = sides != null && sides.heldBack();
        return main.mixed() || main.begun() > 0 || bare || heldBack
                ? Position.START
                : Objects.requireNonNull(reader).position();
    }

    SessionState state() {
        SessionFacts facts = facts();
        Map<String, Integer> begun = new HashMap<>(sides == null ? Map.of() : sides.begun());
        if (main.begun() > 0) {
            begun.put(Record.MAIN, main.begun());
        }
        if (main.begunTitle()) {
            begun.put(SessionState.PARTIAL_TITLE, main.begun());
        }
        boolean unsettled = main.unsettled() || (sides != null && sides.unsettled());
        return new SessionState(
                main.conversation(),
                new MainTrackState(main.chain(), main.tail(), main.shown(), main.lastLink()),
                sides == null ? Map.of() : sides.states(),
                facts,
                folder(facts),
                new SessionState.Flags(begun, unsettled, main.mixed(), false));
    }

    /** What is known of a private session: nothing but that it is one. */
    SessionState privateState() {
        SessionFacts facts = facts();
        return new SessionState(
                main.conversation(),
                MainTrackState.root(adapter.classRule()),
                Map.of(),
                new SessionFacts(
                        facts.folders(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0),
                folder(facts),
                new SessionState.Flags(Map.of(), false, false, true));
    }

    @Override
    public void close() {
        sink.close();
    }
}
