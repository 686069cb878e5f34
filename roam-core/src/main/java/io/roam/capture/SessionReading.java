package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.batch.BatchMetadata;
import io.roam.chain.ChainValue;
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
final class SessionReading implements AutoCloseable {
    private final Capture on;
    private final ToolAdapter adapter;
    private final SessionKey key;
    private final SessionInfo info;
    private final Optional<SessionState> earlier;
    private final boolean settled;
    private final BatchSink sink;
    private final MadeTitles titles;
    private final MainWalk main;
    private @Nullable SideWalk sides;
    private @Nullable SessionReader reader;
    private @Nullable HistoryStore ahead;
    private boolean held;
    private boolean bare;

    /**
     * Makes a reading.
     *
     * @param earlier what was read before, behind which this reading goes on; empty: from the first record
     */
    SessionReading(
            Capture on,
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
        this.titles = new MadeTitles(adapter, key, on.ledger().checkpoints());
        boolean placed = checkpoints.stream().anyMatch(Checkpoint::placed)
                || on.ledger().checkpoints().pending(key).isPresent();
        this.main = new MainWalk(
                adapter,
                this::history,
                sink,
                new Upcoming(on.records()),
                titles,
                links(checkpoints, placed),
                placed,
                settled);
        earlier.ifPresent(main::from);
    }

    private @Nullable Links links(List<Checkpoint> checkpoints, boolean placed) {
        return placed && earlier.isEmpty() ? new Links(checkpoints, takenBack(), this::poolLinks) : null;
    }

    private List<PlacedEntry> takenBack() {
        RunHistory runs = on.ledger().runs();
        return runs.placed().stream()
                .filter(one -> one.session().equals(key) && runs.isUndone(one))
                .toList();
    }

    private PoolLinks poolLinks() {
        return new PoolLinks(adapter, on.records(), main.history().orElseThrow());
    }

    private History history(ConversationId conversation) {
        if (on.rules().keepsOutConversation(conversation.hex())) {
            throw new KeptOut();
        }
        return on.pool().history(conversation, adapter.classRule());
    }

    private BatchMetadata metadata() {
        SessionFacts facts = facts();
        String folder = folder(facts);
        lookAhead();
        if (Privacy.keepsOut(on.rules(), folder, facts)) {
            throw new KeptOut();
        }
        return Facts.about(key.session(), on.folders().describe(folder), facts);
    }

    /** Before words go out while more stand behind them: where the session goes later may keep them in. */
    private void lookAhead() {
        HistoryStore store = ahead;
        if (store != null) {
            ahead = null;
            SessionFacts later = Privacy.ahead(store, info, Position.START, true);
            if (Privacy.keepsOut(on.rules(), folder(later), later)) {
                throw new KeptOut();
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
    boolean read(HistoryStore store, Position from) {
        try (SessionReader open = store.read(key.session(), from)) {
            reader = open;
            ahead = on.rules().hasFolders() ? null : store;
            for (Record record = open.next(); record != null && !main.outOfLine(); record = open.next()) {
                take(record);
            }
            if (main.outOfLine()) {
                return false;
            }
            ahead = null;
            endMain();
            if (sides != null) {
                sides.end();
            }
            sink.finish();
            return true;
        }
    }

    private void take(Record record) {
        bare |= record.isUnterminated(); // a position stands before it, what was read behind it
        if (record.isMain()) {
            main.take(record);
            return;
        }
        endMain();
        if (sides != null) {
            sides.take(record);
        }
    }

    private void endMain() {
        if (sides == null && main.conversation().isPresent()) {
            held = isHeld();
            main.end(held);
            History history = main.history().orElseThrow();
            HistoryNode node = history.node(main.chain().value()).orElse(history.root());
            sides = new SideWalk(
                    adapter,
                    main.conversation().get(),
                    main.chain(),
                    SideTracks.at(history, node),
                    on.records(),
                    sink,
                    settled,
                    held,
                    earlier.map(SessionState::sides).orElse(Map.of()));
            main.revisions().forEach(sides::take);
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

    Captured captured() {
        return sink.captured();
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
            begun.put(SessionState.TITLE, main.begun());
        }
        boolean unsettled = main.unsettled() || (sides != null && sides.unsettled());
        return new SessionState(
                main.conversation(),
                main.chain(),
                main.tail(),
                main.shown(),
                sides == null ? Map.of() : sides.states(),
                main.lastLink(),
                facts,
                folder(facts),
                new SessionState.Flags(begun, unsettled, main.mixed(), false));
    }

    /** What is known of a private session: nothing but that it is one. */
    SessionState privateState() {
        SessionFacts facts = facts();
        return new SessionState(
                main.conversation(),
                ChainValue.root(adapter.classRule()),
                List.of(),
                Map.of(),
                Map.of(),
                "",
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
