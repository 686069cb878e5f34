package io.roam.operation;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.roam.api.BranchTree;
import io.roam.api.Conversation;
import io.roam.api.SessionKey;
import io.roam.api.UnknownConversationException;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.history.ConversationSummary;
import io.roam.history.Head;
import io.roam.history.Heads;
import io.roam.history.History;
import io.roam.ledger.Checkpoint;
import io.roam.place.ConversationOrigin;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import io.roam.sync.WorkspaceContext;
import io.roam.workspace.Resolution;
import io.roam.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Lists, finds and reads conversations. */
public final class ConversationCatalog {
    private final HomeContext context;
    private final String own;
    private final DeviceId self;
    private final WorkspaceContext workspaces;
    private final Map<DeviceId, String> names = new ConcurrentHashMap<>();
    private final ListMultimap<ConversationId, SessionKey> sessions = ArrayListMultimap.create();

    ConversationCatalog(HomeContext context, String own) {
        this.context = context;
        this.own = own;
        this.self = context.key().publicKey().id();
        this.workspaces = new WorkspaceContext(context);
        for (SessionKey session : context.ledger().checkpoints().sessions()) {
            sessions.put(tip(session).conversation(), session);
        }
    }

    public List<Conversation> all() {
        return context.pool().conversations().stream()
                .flatMap(id -> context.pool().summary(id).stream())
                .map(this::conversation)
                .sorted(Comparator.comparing(Conversation::lastMessageTime)
                        .reversed()
                        .thenComparing(Conversation::id))
                .toList();
    }

    /** The one conversation whose id, or whose tool's own session id, begins so. */
    public Conversation require(String id) {
        List<Conversation> found = matching(id);
        if (id.isEmpty() || found.isEmpty()) {
            throw new UnknownConversationException(
                    "no conversation has an id that begins so", id, "roam list shows them");
        }
        if (found.size() > 1) {
            throw new UnknownConversationException(
                    found.size() + " conversations have ids that begin so", id, "write more digits");
        }
        return found.get(0);
    }

    /** The same; empty if there is none, or are several. */
    Optional<Conversation> find(String id) {
        List<Conversation> found = id.isEmpty() ? List.of() : matching(id);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private List<Conversation> matching(String id) {
        return all().stream()
                .filter(one -> one.id().startsWith(id)
                        || one.session().startsWith(id)
                        || !named(one, id).isEmpty())
                .toList();
    }

    private List<SessionKey> named(Conversation one, String id) {
        return sessions(one).stream()
                .filter(key -> key.session().startsWith(id))
                .toList();
    }

    /** The sessions of a conversation that are here. */
    List<SessionKey> sessions(Conversation one) {
        return sessions.get(new ConversationId(one.id()));
    }

    /** The session of a conversation that alone has an id which begins so; empty if that may as well be the conversation's own. */
    Optional<SessionKey> session(Conversation one, String id) {
        List<SessionKey> named = named(one, id);
        return named.size() == 1 && !one.id().startsWith(id) ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Where it stands here: of several sessions the one that has its own id counts first. */
    private Optional<String> folderHere(ConversationSummary summary) {
        return sessions.get(summary.id()).stream()
                .sorted(Comparator.comparing((SessionKey key) -> !key.session().equals(summary.session()))
                        .thenComparing(SessionKey::session))
                .map(key -> tip(key).folder())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private Conversation conversation(ConversationSummary summary) {
        Optional<Resolution.Found> found = sessions.containsKey(summary.id()) ? Optional.empty() : found(summary);
        String recorded = Workspace.fromMap(summary.workspace()).path();
        String folder = folderHere(summary)
                .or(() -> found.map(f -> f.folder().toString()))
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
                state(summary, found.isPresent(), folder));
    }

    private Optional<Resolution.Found> found(ConversationSummary summary) {
        Resolution resolution = ConversationOrigin.resolveFolder(
                workspaces.folders(), context.pool().history(summary.id(), summary.rule()));
        return resolution instanceof Resolution.Found place ? Optional.of(place) : Optional.empty();
    }

    private Conversation.State state(ConversationSummary summary, boolean found, String folder) {
        if (workspaces.rules().isPrivateConversation(summary.id().hex())
                || workspaces.rules().isPrivate(List.of(folder))) {
            return Conversation.State.PRIVATE;
        }
        if (sessions.containsKey(summary.id())) {
            return summary.branches() == 1 || allHeadsAreHere(summary)
                    ? Conversation.State.HERE
                    : Conversation.State.DIVERGED;
        }
        return found ? Conversation.State.ELSEWHERE : Conversation.State.UNPLACED;
    }

    private boolean allHeadsAreHere(ConversationSummary summary) {
        Set<Hash> tips = sessions.get(summary.id()).stream()
                .map(this::tip)
                .map(checkpoint -> checkpoint.chain().value())
                .collect(Collectors.toSet());
        return context.pool().history(summary.id(), summary.rule()).heads().stream()
                .allMatch(head -> tips.contains(head.chain().value()));
    }

    private Checkpoint tip(SessionKey session) {
        return context.ledger().checkpoints().require(session);
    }

    String nameOf(DeviceId device) {
        return names.computeIfAbsent(
                device, one -> one.equals(self) ? own : context.deviceNames().nameOf(one));
    }

    public BranchTree.BranchTranscript transcriptOf(String id, Optional<String> branch) {
        Optional<ConversationId> waiting = waiting(id);
        if (waiting.isPresent()) {
            RecordSource words = waitingWords(waiting.get());
            return new BranchTree.BranchTranscript(
                    waiting.get().hex(), requireAdapter(tool(waiting.get())).transcript(words), 1, 1);
        }
        Conversation found = require(id);
        Heads heads = Heads.of(history(found));
        Head head = head(found, id, branch);
        return new BranchTree.BranchTranscript(
                found.id(),
                requireAdapter(found.tool()).transcript(words(found, head)),
                heads.numberOf(head),
                heads.inOrder().size());
    }

    public void writeRaw(String id, Optional<String> branch, OutputStream out) {
        RecordSource words = waiting(id).map(this::waitingWords).orElseGet(() -> {
            Conversation found = require(id);
            return words(found, head(found, id, branch));
        });
        try (RecordReader reader = words.open()) {
            for (Record record = reader.next(); record != null && record.isMain(); record = reader.next()) {
                out.write(record.payload());
                if (record.endsWithLineFeed() || record.isUnterminated()) {
                    out.write('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The branch that is meant: what is chosen; else that of the session whose own id is given; else the one spoken in last. */
    private Head head(Conversation found, String id, Optional<String> branch) {
        History history = history(found);
        return session(found, id)
                .filter(session -> branch.isEmpty())
                .flatMap(session -> history.findNode(tip(session).chain().value()))
                .flatMap(Heads.of(history)::containing)
                .orElseGet(() -> branchSelector(found, branch).head());
    }

    /** Returns the selector of the branch that has that number or device. */
    public BranchSelector branchSelector(Conversation found, Optional<String> requested) {
        return new BranchSelector(found, Heads.of(history(found)), this::nameOf, requested);
    }

    private RecordSource words(Conversation found, Head head) {
        return new BranchRecords(context.pool()).wholeBranch(history(found), head.node());
    }

    History history(Conversation conversation) {
        ConversationId id = new ConversationId(conversation.id());
        String rule = context.pool().summary(id).orElseThrow().rule();
        return context.pool().history(id, rule);
    }

    /** Words that arrived and are not accepted yet can be read all the same. */
    private Optional<ConversationId> waiting(String id) {
        List<ConversationId> found = context.exchange().receiver().deferredConversations().stream()
                .filter(one -> !id.isEmpty() && one.hex().startsWith(id))
                .filter(one -> context.pool().summary(one).isEmpty())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private String tool(ConversationId id) {
        return context.exchange().receiver().toolOf(id);
    }

    private RecordSource waitingWords(ConversationId id) {
        return context.exchange().receiver().recordsOf(id);
    }

    ToolAdapter requireAdapter(String tool) {
        return context.adapters().require(tool);
    }
}
