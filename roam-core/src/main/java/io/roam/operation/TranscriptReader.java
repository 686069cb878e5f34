package io.roam.operation;

import io.roam.api.BranchTree;
import io.roam.api.Conversation;
import io.roam.chain.ConversationId;
import io.roam.device.DeviceId;
import io.roam.exchange.WaitingBatch;
import io.roam.exchange.WaitingBatches;
import io.roam.history.Head;
import io.roam.history.Heads;
import io.roam.history.History;
import io.roam.ledger.Checkpoint;
import io.roam.pool.BranchRecords;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.sync.HomeContext;
import io.roam.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads branches of conversations, also of those whose batches arrived and do not count yet. */
public record TranscriptReader(HomeContext context, ConversationCatalog catalog) {
    /**
     * Returns the transcript of a branch.
     *
     * @param id the id of the conversation or of one of its sessions here, or its beginning
     * @param branch its number or device; empty: that of the session, else the one with the latest message
     */
    public BranchTree.BranchTranscript read(String id, Optional<String> branch) {
        Optional<ConversationId> pending = findWhollyPending(id);
        if (pending.isPresent()) {
            List<WaitingBatch> batches = waiting().of(pending.get());
            String tool = batches.get(0).header().tool();
            return new BranchTree.BranchTranscript(
                    pending.get().hex(),
                    context.adapters().require(tool).transcript(WaitingBatches.recordsOf(batches)),
                    1,
                    1,
                    pendingOf(batches, tool, batch -> false));
        }
        Conversation found = catalog.require(id);
        Heads heads = Heads.of(catalog.historyOf(found));
        Head head = select(found, id, branch);
        return new BranchTree.BranchTranscript(
                found.id(),
                context.adapters()
                        .require(found.tool())
                        .transcript(recordsOf(found, head))
                        .orFolder(recordedFolder(found))
                        .inFolder(folderHere(found, head)),
                heads.numberOf(head),
                heads.inOrder().size(),
                pendingOf(waiting().of(new ConversationId(found.id())), found.tool(), waiting()::isSigned));
    }

    /** Returns the folder that was recorded last for a conversation, of which some tools' messages say nothing. */
    private Optional<String> recordedFolder(Conversation found) {
        return context.pool()
                .summary(new ConversationId(found.id()))
                .map(summary -> Workspace.fromMap(summary.workspace()).path())
                .filter(path -> !path.isEmpty());
    }

    /** Returns the folder of the branch's session on this device: messages name the folder of the device that wrote them. */
    private Optional<String> folderHere(Conversation found, Head head) {
        History history = catalog.historyOf(found);
        Heads heads = Heads.of(history);
        int number = heads.numberOf(head);
        return catalog.sessionsOf(found).stream()
                .map(context.ledger().checkpoints()::require)
                .filter(session -> history.findNode(session.chain().value())
                        .flatMap(heads::containing)
                        .filter(containing -> heads.numberOf(containing) == number)
                        .isPresent())
                .map(Checkpoint::folder)
                .filter(folder -> !folder.isEmpty())
                .findFirst();
    }

    /** Returns what waits of a conversation by device, with the messages of the batches that are to be read. */
    private List<BranchTree.PendingTranscript> pendingOf(
            List<WaitingBatch> pending, String tool, Predicate<WaitingBatch> readable) {
        Map<DeviceId, List<WaitingBatch>> byDevice = pending.stream()
                .collect(Collectors.groupingBy(WaitingBatch::device, TreeMap::new, Collectors.toList()));
        List<BranchTree.PendingTranscript> all = new ArrayList<>();
        byDevice.forEach((device, batches) -> all.add(new BranchTree.PendingTranscript(
                catalog.nameOf(device),
                waiting().reasonOf(batches.get(0)),
                context.adapters()
                        .require(tool)
                        .transcript(WaitingBatches.recordsOf(
                                batches.stream().filter(readable).toList())))));
        return all;
    }

    /** Writes the main track of the branch that {@link #read} returns, in the tool's own bytes. */
    public void writeRaw(String id, Optional<String> branch, OutputStream out) {
        RecordSource records = findWhollyPending(id)
                .map(pending -> WaitingBatches.recordsOf(waiting().of(pending)))
                .orElseGet(() -> {
                    Conversation found = catalog.require(id);
                    return recordsOf(found, select(found, id, branch));
                });
        try (RecordReader reader = records.open()) {
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

    private Head select(Conversation found, String id, Optional<String> branch) {
        History history = catalog.historyOf(found);
        return catalog.findSession(found, id)
                .filter(session -> branch.isEmpty())
                .map(context.ledger().checkpoints()::require)
                .map(Checkpoint::chain)
                .flatMap(chain -> history.findNode(chain.value()))
                .flatMap(Heads.of(history)::containing)
                .orElseGet(() -> catalog.branchSelector(found, branch, id).head());
    }

    private RecordSource recordsOf(Conversation found, Head head) {
        return new BranchRecords(context.pool()).wholeBranch(catalog.historyOf(found), head.node());
    }

    /** Returns the one conversation with that id of which nothing counts yet, but batches arrived. */
    private Optional<ConversationId> findWhollyPending(String id) {
        List<ConversationId> found = waiting().conversations().stream()
                .filter(conversation -> !id.isEmpty() && conversation.hex().startsWith(id))
                .filter(conversation -> context.pool().summary(conversation).isEmpty())
                .filter(conversation -> !waiting().of(conversation).isEmpty())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private WaitingBatches waiting() {
        return context.exchange().receiver().waiting();
    }
}
