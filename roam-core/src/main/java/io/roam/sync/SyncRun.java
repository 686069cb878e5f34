package io.roam.sync;

import io.roam.api.SkipReason;
import io.roam.capture.CaptureContext;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.capture.StoreCapture;
import io.roam.capture.TitleCapture;
import io.roam.chain.ConversationId;
import io.roam.exchange.ExchangeResult;
import io.roam.history.ConversationSummary;
import io.roam.history.Head;
import io.roam.place.PlacedSession;
import io.roam.place.PlacementRequest;
import io.roam.place.RunStamp;
import io.roam.place.Skipped;
import io.roam.place.StorePlacer;
import io.roam.spi.RoamException;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One synchronization: capture, exchange, place. */
final class SyncRun implements AutoCloseable {
    private final HomeContext homeContext;
    private final DirtyConversations conversations;
    private final boolean dry;
    private final CaptureContext context;
    private final WorkspaceContext workspaces;
    private final StoreScanner scanner;
    private final List<ScannedStore> stores = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<PlacedSession> placed = new ArrayList<>();
    private final List<Skipped> left = new ArrayList<>();
    private final LocalSessions here;
    private final DeviceNames names;
    private final RunStamp stamp;

    SyncRun(HomeContext homeContext, DirtyConversations conversations, boolean dry, Consumer<String> progress) {
        this.homeContext = homeContext;
        this.conversations = conversations;
        this.dry = dry;
        this.here = new LocalSessions(homeContext.ledger().checkpoints(), stores, placed);
        this.names = new DeviceNames(homeContext);
        this.stamp = new RunStamp(
                homeContext.ledger().runs().next(),
                homeContext.machine().clock().instant());
        this.workspaces = new WorkspaceContext(homeContext);
        this.context = Captures.of(homeContext, workspaces, dry);
        this.scanner = new StoreScanner(context, homeContext.machine(), progress);
    }

    void scanStores() {
        scanWith((adapter, at) -> Optional.empty(), Set.of());
    }

    /** The same; into stores that were seen before it looks only where something changed since. */
    void rescanStores(ScanCache last, Set<Path> changed) {
        scanWith(last::take, changed);
    }

    private void scanWith(BiFunction<ToolAdapter, StoreLocation, Optional<ScannedStore>> seen, Set<Path> changed) {
        close();
        here.forget();
        for (ToolAdapter adapter : homeContext.adapters().all()) {
            try {
                for (StoreLocation at : adapter.locate(homeContext.machine())) {
                    stores.add(seen.apply(adapter, at)
                            .map(before -> scanner.rescan(before, changed))
                            .orElseGet(() -> scanner.scan(adapter, at)));
                }
            } catch (RoamException e) {
                problems.add(e.getMessage());
            } catch (RuntimeException e) { // the adapter's bug: named, and the other tools go on
                problems.add(failed(adapter, e));
            }
        }
        homeContext.ledger().flush();
        stores.forEach(store -> problems.addAll(store.problems()));
        problems.addAll(context.rules().complaints());
        conversations.captured(visits());
    }

    ExchangeResult exchange() {
        ExchangeResult result = dry
                ? ExchangeResult.NOTHING
                : homeContext.exchange().run(privates().negate());
        new ArrivalRecorder(homeContext.ledger().runs(), stamp).all(result.accepted());
        return result;
    }

    /** The conversations that are kept out, although words of them came into the pool before they were. */
    private Predicate<ConversationId> privates() {
        Set<ConversationId> out = new HashSet<>();
        visits().stream()
                .filter(session -> session.state().flags().isPrivate())
                .forEach(session -> here.conversation(session).ifPresent(out::add));
        return id -> out.contains(id) || context.rules().keepsOutConversation(id.hex());
    }

    List<ScannedSession> visits() {
        return here.visits();
    }

    /** Places what is new, or was left before, the conversation spoken in last first. */
    void placeDue() {
        List<ConversationSummary> due = conversations.due(homeContext.pool()).stream()
                .flatMap(id -> homeContext.pool().summary(id).stream())
                .sorted(Comparator.comparing(ConversationSummary::lastMessageTime)
                        .reversed())
                .toList();
        due.forEach(summary -> place(summary, PlacementRequest.NONE.dry(dry)));
        finishPlacing();
    }

    /** Gives a conversation a title. False if its tool, or this roam, knows of none. */
    boolean rename(ConversationId id, String title) {
        return homeContext
                .pool()
                .summary(id)
                .filter(summary -> homeContext
                        .adapters()
                        .find(summary.tool())
                        .filter(adapter -> new TitleCapture(context, adapter).captureTitle(summary, title))
                        .isPresent())
                .isPresent();
    }

    /** Places one conversation because the user asks for it. */
    void placeRequested(ConversationId id, PlacementRequest request) {
        homeContext.pool().summary(id).ifPresent(summary -> place(summary, request));
        finishPlacing();
    }

    private void place(ConversationSummary summary, PlacementRequest request) {
        if (context.rules().keepsOutConversation(summary.id().hex())) {
            left.add(Skipped.ofConversation(summary.id(), SkipReason.PRIVATE, "it is private here", ""));
            return;
        }
        if (isReadOnly(summary.tool())) {
            if (request.explicit()) {
                left.add(readOnly(summary));
            }
            return;
        }
        Optional<ScannedStore> store = here.store(summary);
        if (store.isEmpty()) {
            left.add(noTool(summary));
            return;
        }
        StorePlacer placer = placing(store.get());
        try {
            placer.place(
                    summary.id(),
                    here.of(store.get(), summary.id()),
                    here.elsewhere(store.get(), summary.id()),
                    request);
        } catch (RoamException e) {
            left.add(Skipped.ofConversation(summary.id(), SkipReason.REFUSED, e.getMessage(), e.remedy()));
        } catch (RuntimeException e) {
            String who = store.get().adapter().getClass().getName();
            left.add(Skipped.ofConversation(
                    summary.id(),
                    SkipReason.REFUSED,
                    "roam, or the adapter " + who + ", failed: " + e,
                    "report this to its author"));
        }
        placed.addAll(placer.placed());
        left.addAll(placer.left());
        problems.addAll(placer.notes());
    }

    private boolean isReadOnly(String tool) {
        return homeContext
                .adapters()
                .find(tool)
                .filter(adapter -> !adapter.canPlace())
                .isPresent();
    }

    private static Skipped readOnly(ConversationSummary summary) {
        return Skipped.ofConversation(
                summary.id(),
                SkipReason.REFUSED,
                "conversations of " + summary.tool() + " are kept and read, and placed nowhere",
                "roam show " + summary.id().hex().substring(0, 8));
    }

    private Skipped noTool(ConversationSummary summary) {
        String tool = summary.tool();
        return homeContext.adapters().find(tool).isPresent()
                ? Skipped.ofConversation(
                        summary.id(),
                        SkipReason.NO_TOOL,
                        tool + " was never used on this machine",
                        "start it here once, then run roam sync")
                : Skipped.ofConversation(
                        summary.id(), SkipReason.NO_TOOL, "no adapter for " + tool + " is installed here", "");
    }

    private StorePlacer placing(ScannedStore store) {
        return new StorePlacer(
                homeContext.pool(),
                homeContext.ledger(),
                store.adapter(),
                store.store(),
                store.root(),
                workspaces::folders,
                stamp,
                here.ids(store)::contains,
                node -> names.of(new Head(node).device()));
    }

    /** Looks at the sessions that were placed, so that they are known as they stand now. */
    private void finishPlacing() {
        if (!dry && !placed.isEmpty()) {
            Map<String, Set<String>> ids = new HashMap<>();
            placed.forEach(p -> ids.computeIfAbsent(p.session().store(), s -> new TreeSet<>())
                    .add(p.session().session()));
            stores.forEach(store -> rescanPlaced(store, ids.getOrDefault(store.root(), Set.of())));
        }
        homeContext.ledger().flush();
        conversations.left(left);
        if (!dry) {
            homeContext.index().save();
        }
    }

    private static String failed(ToolAdapter adapter, RuntimeException e) {
        return "the adapter " + adapter.getClass().getName() + " failed: " + e;
    }

    private void rescanPlaced(ScannedStore store, Set<String> ids) {
        StoreCapture again = new StoreCapture(context, new OpenStore(store.adapter(), store.at(), store.store()));
        List<ScannedSession> sessions = new ArrayList<>();
        for (String id : ids) {
            try {
                store.store().session(id).map(again::capture).ifPresent(sessions::add);
            } catch (RoamException e) {
                problems.add(id + ": " + e.getMessage());
            } catch (RuntimeException e) {
                problems.add(id + ": " + failed(store.adapter(), e));
            }
        }
        store.replace(sessions);
    }

    boolean isUnsettled() {
        return visits().stream().anyMatch(session -> session.state().flags().unsettled());
    }

    Outcome outcome(List<ScannedSession> captured, ExchangeResult result) {
        problems.addAll(homeContext.pool().drainProblems());
        problems.addAll(homeContext.sequences().duplicates());
        if (dry) {
            stores.forEach(store -> problems.addAll(store.odd()));
            tellWordless();
        }
        int unsettled = (int) visits().stream()
                .filter(session -> session.state().flags().unsettled())
                .count();
        int keptOut = (int) visits().stream()
                .filter(session -> session.state().flags().isPrivate())
                .count();
        return new Outcome(
                captured,
                unsettled,
                keptOut,
                result,
                List.copyOf(placed),
                List.copyOf(left),
                List.copyOf(new LinkedHashSet<>(problems)));
    }

    private void tellWordless() {
        visits().stream()
                .filter(session -> session.state().conversation().isEmpty()
                        && !session.state().flags().isPrivate())
                .forEach(session -> problems.add(session.key().tool() + " session "
                        + session.key().session() + ": nothing was said in it yet, so there is nothing to carry"));
    }

    void clearLeft() {
        left.clear();
    }

    /** Leaves the stores open, for another run. */
    void handOver(ScanCache last) {
        last.store(stores);
        stores.clear();
    }

    @Override
    public void close() {
        stores.forEach(ScannedStore::close);
        stores.clear();
    }
}
