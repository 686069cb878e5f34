package io.roam.place;

import io.roam.capture.SideState;
import io.roam.capture.Visit;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.ledger.Ledger;
import io.roam.ledger.SessionKey;
import io.roam.ledger.Tip;
import io.roam.pool.BranchRecords;
import io.roam.pool.History;
import io.roam.pool.Joined;
import io.roam.pool.Node;
import io.roam.pool.Pool;
import io.roam.pool.SideTracks;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.UndoLog;
import io.roam.spi.tool.Use;
import io.roam.workspace.LocalFolders;
import io.roam.workspace.Resolution;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Brings the sessions of one store up to date from the pool. Used by one thread, for one visit. */
public final class Placing {
    private static final Duration YOUNG = Duration.ofDays(30);

    private final Pool pool;
    private final Ledger ledger;
    private final ToolAdapter adapter;
    private final HistoryStore store;
    private final String root;
    private final Supplier<LocalFolders> folders;
    private final InstantSource clock;
    private final Predicate<String> idTaken;
    private final List<Placed> placed = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param root which of the tool's stores it is
     * @param folders asked for only if a session is to be made
     * @param idTaken whether a session of that id stands in the store
     */
    public Placing(
            Pool pool,
            Ledger ledger,
            ToolAdapter adapter,
            HistoryStore store,
            String root,
            Supplier<LocalFolders> folders,
            InstantSource clock,
            Predicate<String> idTaken) {
        this.pool = pool;
        this.ledger = ledger;
        this.adapter = adapter;
        this.store = store;
        this.root = root;
        this.folders = folders;
        this.clock = clock;
        this.idTaken = idTaken;
    }

    /** Does what is to be done for one conversation; {@code here} are its sessions in this store. */
    public void place(ConversationId conversation, List<Visit> here, Wish wish) {
        History history = pool.history(conversation, adapter.classRule());
        if (wish.asked()) {
            ledger.absences().end(conversation);
            here.stream().filter(Visit::held).forEach(this::release);
        }
        List<Visit> now = wish.asked() ? here.stream().map(Placing::released).toList() : here;
        Plan plan = new Planner(conversation, history, now, ledger.absences().of(conversation)).plan();
        left.addAll(plan.waiting());
        for (Step step : plan.steps()) {
            if (step instanceof Step.Forward forward) {
                forward(conversation, history, forward, wish);
            } else {
                fresh(conversation, history, step.to(), wish);
            }
        }
    }

    private void release(Visit visit) {
        visit.state()
                .conversation()
                .ifPresent(id -> ledger.tips()
                        .move(
                                visit.key(),
                                Tip.captured(
                                        id, visit.state().chain(), visit.state().folder())));
    }

    private static Visit released(Visit visit) {
        return new Visit(visit.key(), visit.info(), visit.state(), visit.captured(), false, visit.changed());
    }

    private void forward(ConversationId conversation, History history, Step.Forward step, Wish wish) {
        Visit visit = step.visit();
        RecordSource records = records(
                history,
                step.from(),
                step.to(),
                visit.state().tail(),
                visit.state().sides());
        if (step.from() == step.to() && isEmpty(records)) {
            return;
        }
        String folder = ledger.tips()
                .of(visit.key())
                .map(Tip::folder)
                .orElse(visit.state().folder());
        Placement placement = new Placement(
                visit.key().session(),
                Path.of(folder),
                Optional.of(visit.info().fingerprint()),
                visit.state().flags().begun(),
                Origin.lastWord(history, step.to()),
                Optional.empty());
        write(conversation, placement, records, step, wish);
    }

    private static boolean isEmpty(RecordSource records) {
        try (var reader = records.open()) {
            return reader.next() == null;
        }
    }

    private void fresh(ConversationId conversation, History history, Node head, Wish wish) {
        Instant lastWord = Origin.lastWord(history, head);
        if (!wish.asked() && lastWord.isBefore(clock.instant().minus(oldest()))) {
            left(
                    conversation,
                    Left.Why.OLD,
                    "nothing was said in it for " + oldest().toDays() + " days",
                    "roam resume " + brief(conversation));
            return;
        }
        Optional<String> session = Origin.session(history);
        if (session.isEmpty() || !adapter.isSessionId(session.get())) {
            left(
                    conversation,
                    Left.Why.REFUSED,
                    "its session id is none of the tool's: " + session.orElse("(none)"),
                    "");
        } else if (idTaken.test(session.get())) {
            left(
                    conversation,
                    Left.Why.REFUSED,
                    "another conversation has its session id " + session.get() + " here",
                    "");
        } else {
            folder(conversation, history, wish)
                    .ifPresent(folder -> write(
                            conversation,
                            new Placement(
                                    session.get(), folder, Optional.empty(), Map.of(), lastWord, Optional.empty()),
                            records(history, history.root(), head, List.of(), Map.of()),
                            new Step.Fresh(head),
                            wish));
        }
    }

    private Duration oldest() {
        return store.retention().filter(limit -> limit.compareTo(YOUNG) < 0).orElse(YOUNG);
    }

    private Optional<Path> folder(ConversationId conversation, History history, Wish wish) {
        if (wish.folder().isPresent()) {
            return wish.folder();
        }
        Resolution resolution = Origin.folder(folders.get(), history);
        if (resolution instanceof Resolution.Found found) {
            return Optional.of(found.folder());
        }
        Resolution.Unplaced unplaced = (Resolution.Unplaced) resolution;
        left(conversation, Left.Why.UNPLACED, unplaced.reason(), unplaced.remedy());
        return Optional.empty();
    }

    private RecordSource records(History history, Node from, Node to, List<Hash> tail, Map<String, SideState> sides) {
        BranchRecords records = new BranchRecords(pool);
        List<RecordSource> all = new ArrayList<>();
        all.add(new MissingMain(records, history, from, to, tail).source());
        MissingSides missing = new MissingSides(records, SideTracks.at(history, to), sides);
        all.addAll(missing.sources());
        missing.differing()
                .forEach(
                        track -> notes.add(
                                "the side track " + track
                                        + " grew here in another way than on the device whose version counts; both are kept in the pool"));
        return Joined.of(all);
    }

    private void write(ConversationId conversation, Placement placement, RecordSource records, Step step, Wish wish) {
        try (StoreWriter writer = store.writer()) {
            Optional<Refusal> refusal = writer.refuse(placement).or(() -> busy(placement, wish));
            if (refusal.isPresent()) {
                refused(conversation, refusal.get());
                return;
            }
            if (!wish.dry()) {
                commit(writer, conversation, placement, records, step);
            }
            boolean fresh = step instanceof Step.Fresh;
            long before = step instanceof Step.Forward forward
                    ? forward.from().chain().length()
                    : 0;
            placed.add(new Placed(
                    conversation,
                    key(placement),
                    placement.workspace(),
                    step.to().chain().length() - before,
                    fresh));
        } catch (SessionChangedException e) {
            left(conversation, Left.Why.OPEN, e.what(), e.remedy());
        }
    }

    private Optional<Refusal> busy(Placement placement, Wish wish) {
        if (placement.expected().isEmpty() || !(store.use(placement.session()) instanceof Use.Unsure unsure)) {
            return Optional.empty();
        }
        return unsure.toolRuns() && !wish.asked()
                ? Optional.of(new Refusal(unsure.why(), "close it, or run roam resume", Refusal.Until.CLOSED))
                : Optional.empty();
    }

    private void commit(
            StoreWriter writer, ConversationId conversation, Placement placement, RecordSource records, Step step) {
        UndoLog undo = new UndoLog();
        RecordSource placedRecords = Joined.of(List.of(records), record -> adapter.place(checked(record), placement));
        writer.write(placement, placedRecords, undo);
        SessionKey key = key(placement);
        Tip tip = new Tip(
                conversation, step.to().chain(), true, placement.workspace().toString(), undo.lines());
        boolean moves = !(step instanceof Step.Forward forward) || forward.from() != forward.to();
        if (moves) {
            ledger.tips().begin(key, tip);
        }
        writer.commit();
        if (moves) {
            ledger.tips().move(key, tip);
        }
    }

    private Record checked(Record record) {
        if (!adapter.isClassedRightly(record)) {
            throw new MisclassedRecordException(record, adapter.classRule());
        }
        return record;
    }

    private SessionKey key(Placement placement) {
        return new SessionKey(adapter.id(), root, placement.session());
    }

    private void refused(ConversationId conversation, Refusal refusal) {
        Left.Why why = switch (refusal.until()) {
            case CLOSED -> Left.Why.OPEN;
            case MAPPED -> Left.Why.UNPLACED;
            case MENDED, NEVER -> Left.Why.REFUSED;
        };
        left(conversation, why, refusal.reason(), refusal.remedy());
    }

    private void left(ConversationId conversation, Left.Why why, String reason, String remedy) {
        left.add(new Left(conversation, why, reason, remedy));
    }

    private static String brief(ConversationId conversation) {
        return conversation.hex().substring(0, 8);
    }

    /** What was placed so far. */
    public List<Placed> placed() {
        return List.copyOf(placed);
    }

    /** What else the user should know so far, a sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** What was left as it is so far. */
    public List<Left> left() {
        return List.copyOf(left);
    }
}
