package io.roam.operation;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.SessionKey;
import io.roam.api.UnknownConversationException;
import io.roam.api.UnplacedProject;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.exchange.WaitCause;
import io.roam.exchange.WaitingBatch;
import io.roam.exchange.WaitingBatches;
import io.roam.history.ConversationSummary;
import io.roam.history.Head;
import io.roam.history.Heads;
import io.roam.history.History;
import io.roam.ledger.Checkpoint;
import io.roam.place.ConversationOrigin;
import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import io.roam.sync.WorkspaceContext;
import io.roam.workspace.Resolution;
import io.roam.workspace.SessionFolder;
import io.roam.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conversations in the pool, and their sessions here, as they are when it is made. */
public final class ConversationCatalog {
    private final HomeContext context;
    private final String ownName;
    private final DeviceId self;
    private final WorkspaceContext workspaces;
    private final Map<DeviceId, String> names = new ConcurrentHashMap<>();
    private final Map<String, Boolean> gone = new ConcurrentHashMap<>();
    private final ListMultimap<ConversationId, SessionKey> sessions = ArrayListMultimap.create();
    private final ListMultimap<ConversationId, WaitingBatch> pending = ArrayListMultimap.create();

    ConversationCatalog(HomeContext context, String ownName) {
        this.context = context;
        this.ownName = ownName;
        this.self = context.key().publicKey().id();
        this.workspaces = new WorkspaceContext(context);
        waiting().all().forEach(batch -> pending.put(batch.header().conversation(), batch));
        waiting().dangling().forEach(batch -> pending.put(batch.header().conversation(), batch));
        for (SessionKey session : context.ledger().checkpoints().sessions()) {
            sessions.put(checkpoint(session).conversation(), session);
        }
    }

    /** Returns all conversations, the one with the latest message first. */
    public List<Conversation> all() {
        Stream<Conversation> accepted = context.pool().conversations().stream()
                .flatMap(id -> context.pool().summary(id).stream())
                .map(this::conversationOf);
        return Stream.concat(accepted, whollyPending())
                .sorted(Comparator.comparing(Conversation::lastMessageTime)
                        .reversed()
                        .thenComparing(Conversation::id))
                .toList();
    }

    /** Returns conversations, those that a tool made as copies of one only as copies of the one that comes first. */
    public List<Conversation> withoutCopies(List<Conversation> all) {
        Map<Object, List<Conversation>> groups = new LinkedHashMap<>();
        for (Conversation one : all) {
            groups.computeIfAbsent(groupOf(one), group -> new ArrayList<>(1)).add(one);
        }
        return groups.values().stream()
                .map(group -> group.get(0).withCopies(group.subList(1, group.size())))
                .toList();
    }

    /** Returns what copies of one conversation have in common: the tool, and the id and time of the first message. */
    private Object groupOf(Conversation one) {
        return context.pool()
                .summary(new ConversationId(one.id()))
                .filter(summary -> one.state() != Conversation.State.PRIVATE)
                .flatMap(summary -> summary.toolIds().firstMessage())
                .<Object>map(first -> List.of(one.tool(), first, one.firstMessageTime()))
                .orElse(one.id());
    }

    private WaitingBatches waiting() {
        return context.exchange().receiver().waiting();
    }

    /** Returns the conversations of which nothing counts yet, and something is of a device that is known here. */
    private Stream<Conversation> whollyPending() {
        ListMultimap<ConversationId, WaitingBatch> all = ArrayListMultimap.create(pending);
        context.pool().conversations().stream()
                .filter(id ->
                        !pending.containsKey(id) && context.pool().summary(id).isEmpty())
                .forEach(id -> all.putAll(id, waiting().danglingOf(id)));
        return all.asMap().entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(batch -> batch.cause() != WaitCause.UNKNOWN))
                .filter(entry -> context.pool().summary(entry.getKey()).isEmpty())
                .map(entry -> whollyPending(entry.getKey(), entry.getValue()));
    }

    private Conversation whollyPending(ConversationId id, Collection<WaitingBatch> batches) {
        WaitingBatch last = batches.stream()
                .max(Comparator.comparing(batch -> batch.header().time()))
                .orElseThrow();
        Instant first = batches.stream()
                .map(batch -> batch.header().time())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Conversation(
                id.hex(),
                last.header().tool(),
                Optional.empty(),
                "",
                nameOf(last.device()),
                first,
                last.header().time(),
                "",
                last.header().to().length(),
                1,
                List.of(),
                Conversation.State.PENDING);
    }

    /**
     * Returns the one conversation whose id, or whose tool's own session id, begins with that text.
     *
     * @throws UnknownConversationException if none does, or several do
     */
    public Conversation require(String id) {
        return require(id, context.pool().problems());
    }

    /** Returns the conversation as {@link #require(String)}; an error names these failures of the run, which may have hidden it. */
    private Conversation require(String id, List<String> failures) {
        List<Conversation> found = startingWith(id);
        if (id.isEmpty() || found.isEmpty()) {
            throw UnknownConversationException.noneStartingWith(id, failures);
        }
        if (found.size() > 1) {
            throw UnknownConversationException.severalStartingWith(id, found);
        }
        return found.get(0);
    }

    /**
     * Returns the conversation with that id, of which something is accepted.
     *
     * @throws UnknownConversationException if none has that id, or several do
     * @throws NotPossibleException if all that is here of it is pending
     */
    public Conversation requireAccepted(String id) {
        return requireAccepted(id, context.pool().problems());
    }

    /** Returns the conversation as {@link #requireAccepted(String)}; an error names these failures of the run, which may have hidden it. */
    Conversation requireAccepted(String id, List<String> failures) {
        Conversation found = require(id, failures);
        if (!isAccepted(found)) {
            throw new NotPossibleException(
                    "messages-pending",
                    "all messages of this conversation are pending",
                    found.shortId(),
                    Remedy.run(ActionKind.STATUS));
        }
        return found;
    }

    /** Whether anything of a conversation is accepted. */
    boolean isAccepted(Conversation conversation) {
        return context.pool().summary(new ConversationId(conversation.id())).isPresent();
    }

    /** Returns the one conversation whose id begins with that text; empty if there is none, or there are several. */
    Optional<Conversation> find(String id) {
        List<Conversation> found = id.isEmpty() ? List.of() : startingWith(id);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private List<Conversation> startingWith(String id) {
        return all().stream()
                .filter(one -> one.id().startsWith(id)
                        || !recordedSessions(one, id).isEmpty()
                        || !sessionsStartingWith(one, id).isEmpty())
                .toList();
    }

    private List<SessionKey> sessionsStartingWith(Conversation one, String id) {
        return sessionsOf(one).stream().filter(key -> key.id().startsWith(id)).toList();
    }

    /** Returns the sessions of a conversation in the tools here. */
    List<SessionKey> sessionsOf(Conversation one) {
        return sessions.get(new ConversationId(one.id()));
    }

    /** Returns the one session of a conversation whose id begins with that text; empty if the conversation's own id does, too. */
    Optional<SessionKey> findSession(Conversation one, String id) {
        List<SessionKey> named = sessionsStartingWith(one, id);
        return named.size() == 1 && !one.id().startsWith(id) ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Returns the folder of its session here; of several sessions the one with the conversation's own session id counts first. */
    private Optional<String> findFolderHere(ConversationSummary summary) {
        return sessions.get(summary.id()).stream()
                .sorted(Comparator.comparing((SessionKey key) -> !key.id().equals(summary.session()))
                        .thenComparing(SessionKey::id))
                .map(key -> checkpoint(key).folder())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private Conversation conversationOf(ConversationSummary summary) {
        Optional<String> here = findFolderHere(summary);
        boolean lost = here.filter(this::isGone).isPresent();
        Optional<Resolution.Found> resolved =
                sessions.containsKey(summary.id()) && !lost ? Optional.empty() : resolveFolder(summary);
        String recorded = Workspace.fromMap(summary.workspace()).path();
        String folder = here.filter(known -> !lost)
                .or(() -> resolved.map(place -> place.folder().toString()))
                .or(() -> here)
                .orElse(recorded);
        return new Conversation(
                summary.id().hex(),
                summary.tool(),
                summary.title(),
                folder,
                nameOf(summary.lastDevice()),
                summary.firstMessageTime(),
                summary.lastMessageTime(),
                summary.session(),
                summary.length(),
                summary.branches(),
                List.of(),
                stateOf(summary, resolved.isPresent(), List.of(folder, here.orElse(folder))));
    }

    private boolean isGone(String folder) {
        return gone.computeIfAbsent(
                folder,
                name -> SessionFolder.isGone(name, context.machine().home().getFileSystem()));
    }

    private Optional<Resolution.Found> resolveFolder(ConversationSummary summary) {
        Resolution resolution = ConversationOrigin.resolveFolder(workspaces.folders(), summary.workspaces());
        return resolution instanceof Resolution.Found place ? Optional.of(place) : Optional.empty();
    }

    /** Returns the projects whose conversations have no folder here, those with the most conversations first. */
    List<UnplacedProject> unplacedProjects() {
        Map<String, UnplacedProject> projects = new LinkedHashMap<>();
        for (ConversationId id : context.pool().conversations()) {
            context.pool()
                    .summary(id)
                    .filter(summary -> !sessions.containsKey(id) && canBePlaced(summary))
                    .ifPresent(summary -> addUnplaced(summary, projects));
        }
        return projects.values().stream()
                .sorted(Comparator.comparing(UnplacedProject::conversations)
                        .reversed()
                        .thenComparing(UnplacedProject::from))
                .toList();
    }

    private boolean canBePlaced(ConversationSummary summary) {
        return !workspaces.privateRules().isPrivateConversation(summary.id().hex())
                && context.adapters()
                        .find(summary.tool())
                        .filter(ToolAdapter::canPlace)
                        .isPresent();
    }

    private void addUnplaced(ConversationSummary summary, Map<String, UnplacedProject> projects) {
        Resolution resolution = ConversationOrigin.resolveFolder(workspaces.folders(), summary.workspaces());
        if (resolution instanceof Resolution.Unplaced unplaced) {
            Workspace workspace = Workspace.fromMap(summary.workspace());
            String from = workspace.remote().orElse(workspace.path());
            projects.merge(
                    from,
                    new UnplacedProject(from, 1, unplaced.candidates(), unplaced.reason()),
                    (one, other) -> new UnplacedProject(from, one.conversations() + 1, one.candidates(), one.reason()));
        }
    }

    private Conversation.State stateOf(ConversationSummary summary, boolean resolved, List<String> folders) {
        if (workspaces.privateRules().isPrivateConversation(summary.id().hex())
                || workspaces.privateRules().isPrivate(folders)) {
            return Conversation.State.PRIVATE;
        }
        if (pending.containsKey(summary.id())) {
            return Conversation.State.PENDING;
        }
        if (sessions.containsKey(summary.id())) {
            return summary.branches() == 1 || allHeadsAreHere(summary)
                    ? Conversation.State.HERE
                    : Conversation.State.DIVERGED;
        }
        return resolved ? Conversation.State.ELSEWHERE : Conversation.State.UNPLACED;
    }

    private boolean allHeadsAreHere(ConversationSummary summary) {
        Set<Hash> here = sessions.get(summary.id()).stream()
                .map(this::checkpoint)
                .map(checkpoint -> checkpoint.chain().value())
                .collect(Collectors.toSet());
        return context.pool().history(summary.id(), summary.rule()).heads().stream()
                .allMatch(head -> here.contains(head.chain().value()));
    }

    private Checkpoint checkpoint(SessionKey session) {
        return context.ledger().checkpoints().require(session);
    }

    /** Returns the name of a device, this one too. */
    String nameOf(DeviceId device) {
        return names.computeIfAbsent(
                device,
                one -> one.equals(self) ? ownName : context.deviceNames().nameOf(one));
    }

    /** Returns a selector of the branch with that number or device; empty: the branch with the latest message. */
    public BranchSelector branchSelector(Conversation found, Optional<String> requested) {
        return new BranchSelector(found, Heads.of(historyOf(found)), this::nameOf, requested, Optional.empty());
    }

    /** Returns a selector of the branch with that number or device; empty: that of the session with that id on any device, else as above. */
    BranchSelector branchSelector(Conversation found, Optional<String> requested, String id) {
        Heads heads = Heads.of(historyOf(found));
        List<String> named = found.id().startsWith(id) ? List.of() : recordedSessions(found, id);
        Optional<Head> head = named.size() == 1 ? heads.ofSession(named.get(0), historyOf(found)) : Optional.empty();
        return new BranchSelector(found, heads, this::nameOf, requested, head);
    }

    /** Returns the ids of the sessions on any device that begin so. */
    private List<String> recordedSessions(Conversation one, String id) {
        return context
                .pool()
                .summary(new ConversationId(one.id()))
                .map(summary -> summary.toolIds().sessions())
                .orElse(List.of())
                .stream()
                .filter(session -> session.startsWith(id))
                .toList();
    }

    /** Returns the whole history of a conversation. */
    History historyOf(Conversation conversation) {
        ConversationId id = new ConversationId(conversation.id());
        String rule = context.pool().summary(id).orElseThrow().rule();
        return context.pool().history(id, rule);
    }
}
