package io.roam.operation;

import io.roam.api.Adapters;
import io.roam.api.Providers;
import io.roam.api.RemoteUpdate;
import io.roam.chain.Hash;
import io.roam.history.Head;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLayout;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Ledger;
import io.roam.ledger.PlacedEntry;
import io.roam.ledger.TrustedDevice;
import io.roam.pool.BranchRecords;
import io.roam.pool.Pool;
import io.roam.spi.Machine;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.WorkspaceContext;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.workspace.PrivateRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds how a session was continued on other devices, by reading ledger and pool alone. */
public final class RemoteUpdateLookup {
    private final HomeLayout layout;
    private final Machine machine;
    private final Adapters adapters;
    private final Ledger ledger;

    public RemoteUpdateLookup(HomeLayout layout, Machine machine, Providers providers) {
        this.layout = layout;
        this.machine = machine;
        this.adapters = new Adapters(providers.adapters());
        this.ledger = ConfigReading.of(layout, machine).withRules(Ledger.open(layout.ledger(), machine.disk()));
    }

    /** Whether roam was interrupted while it wrote into a session of that id. */
    public boolean isHalfWritten(String tool, String session) {
        return ledger.runs().unfinished().stream()
                .map(PlacedEntry::session)
                .anyMatch(key -> key.tool().equals(tool) && key.id().equals(session));
    }

    /** Returns the latest update of a session; empty if it has all messages of its conversation. */
    public Optional<RemoteUpdate> find(String tool, String session) {
        return adapters.find(tool).stream()
                .flatMap(adapter ->
                        checkpoints(tool, session).flatMap(checkpoint -> findUpdate(adapter, checkpoint).stream()))
                .max(Comparator.comparing(RemoteUpdate::lastMessageTime));
    }

    /** Returns the checkpoints of sessions with that id, of which each store of the tool may have one. */
    private Stream<Checkpoint> checkpoints(String tool, String session) {
        return ledger.checkpoints().sessions().stream()
                .filter(key -> key.tool().equals(tool) && key.id().equals(session))
                .map(ledger.checkpoints()::require);
    }

    private Optional<RemoteUpdate> findUpdate(ToolAdapter adapter, Checkpoint checkpoint) {
        Pool pool = Pool.of(checkpoint.conversation(), layout.pool(), layout.cache(), machine.disk());
        History history = pool.history(checkpoint.conversation(), adapter.classRule());
        return history.findNode(checkpoint.chain().value())
                .flatMap(from -> headsAfter(history, from, checkpoint)
                        .filter(head -> !isPrivate(checkpoint))
                        .max(Comparator.comparing(Head::lastMessageTime))
                        .map(head -> new RemoteUpdate(
                                checkpoint.conversation().hex(),
                                head.node().chain().value().hex(),
                                deviceName(head),
                                head.lastMessageTime(),
                                countTurns(adapter, new BranchRecords(pool).mainTrack(from, head.node())))));
    }

    /** Returns the heads that continue a node, but for those that another session here has. */
    private Stream<Head> headsAfter(History history, HistoryNode from, Checkpoint checkpoint) {
        Set<Hash> here = ledger.checkpoints().sessions().stream()
                .map(ledger.checkpoints()::require)
                .filter(other -> other.conversation().equals(checkpoint.conversation()))
                .map(other -> other.chain().value())
                .collect(Collectors.toSet());
        return history.heads().stream()
                .filter(head -> !here.contains(head.chain().value()) && History.isAncestor(from, head))
                .map(Head::new);
    }

    private boolean isPrivate(Checkpoint checkpoint) {
        PrivateRules rules = WorkspaceContext.privateRulesOf(machine, ledger);
        return rules.isPrivateConversation(checkpoint.conversation().hex())
                || rules.isPrivate(List.of(checkpoint.folder()));
    }

    /** Returns the name of the device that captured the head; only this device is not among the known ones. */
    private String deviceName(Head head) {
        return ledger.trustedDevices()
                .findKnown(head.device())
                .map(TrustedDevice::name)
                .orElseGet(() -> HomeConfig.read(layout.config()).name());
    }

    private static long countTurns(ToolAdapter adapter, RecordSource records) {
        try (Stream<Message> messages = adapter.transcript(records).messages()) {
            return messages.filter(RemoteUpdateLookup::isTurn).count();
        }
    }

    private static boolean isTurn(Message message) {
        return message.role() == Role.USER && message.parts().stream().anyMatch(Part.Text.class::isInstance);
    }
}
