package io.roam.exchange;

import io.roam.batch.BatchHeader;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.files.LineLog;
import io.roam.pool.BatchTimes;
import io.roam.pool.RecordSources;
import io.roam.spi.Disk;
import io.roam.spi.Reason;
import io.roam.spi.tool.RecordSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The batches that arrived and do not count yet: why each waits, and the user's word to keep it. */
public final class WaitingBatches {
    private final ExchangeContext context;
    private final DeviceTrust trust;
    private final DeferredFiles deferred;
    private final BatchTimes arrivals;
    private final EarlyPacks early;
    private final Set<BatchId> noted = new HashSet<>();

    WaitingBatches(ExchangeContext context, DeviceTrust trust, DeferredFiles deferred, Path folder) {
        this.context = context;
        this.trust = trust;
        this.deferred = deferred;
        this.arrivals = new BatchTimes(folder.resolve("arrivals"), Disk.unforced());
        this.early = new EarlyPacks(context.pool(), new LineLog(folder.resolve("early"), Disk.unforced()));
    }

    private BatchAcceptance acceptance() {
        return new BatchAcceptance(context, trust.view());
    }

    /** Returns the batches that wait, each after its predecessors, without those that a newer roam wrote. */
    public List<WaitingBatch> all() {
        BatchAcceptance now = acceptance();
        List<WaitingBatch> all = new ArrayList<>();
        for (Path file : deferred.inChainOrder()) {
            Map<BatchId, BatchHeader> batches = deferred.headersIn(file);
            WaitingFile in = new WaitingFile(file);
            if (isPack(file)) {
                batches.forEach((id, header) -> {
                    if (!context.pool().contains(header.conversation(), id)) {
                        all.add(new WaitingBatch(in, id, header, now.causeOf(header.device())));
                    }
                });
            } else {
                batches.forEach((id, header) -> all.add(new WaitingBatch(
                        in, id, header, now.findCause(header, id).orElse(WaitCause.PREDECESSOR))));
            }
        }
        return all;
    }

    private static boolean isPack(Path file) {
        return ExchangeFileName.parse(file).filter(ExchangeFileName::isPack).isPresent();
    }

    /** Remembers when what waits for the user's word arrived. */
    void recordArrivals() {
        arrivals.record(
                all().stream()
                        .filter(WaitingBatch::waitsForTrust)
                        .map(WaitingBatch::id)
                        .filter(noted::add)
                        .filter(id -> arrivals.find(id).isEmpty())
                        .toList(),
                context.machine().clock().instant());
    }

    /** Returns when a batch that waits arrived, by this device's clock. */
    public Instant arrivedAt(WaitingBatch batch) {
        return arrivals.find(batch.id()).orElse(context.machine().clock().instant());
    }

    /** Whether a batch is signed by its device, as far as the device's key is known here. */
    public boolean isSigned(WaitingBatch batch) {
        return acceptance().isSigned(batch);
    }

    /** Returns why a batch waits, with the command that answers. */
    public Reason reasonOf(WaitingBatch batch) {
        return acceptance().reasonOf(batch);
    }

    /** Accepts batches by the user's word, predecessors first, and returns the conversations of those that were accepted. */
    public List<ConversationId> keep(List<WaitingBatch> batches) {
        BatchAcceptance now = acceptance();
        context.pool()
                .acceptedTimes()
                .record(batches.stream().map(WaitingBatch::id).toList(), BatchTimes.BY_HAND);
        List<ConversationId> kept = new ArrayList<>();
        Set<Path> done = new HashSet<>();
        for (WaitingBatch batch : batches) {
            if (done.add(batch.file()) && keep(now, batch)) {
                deferred.remove(ExchangeFileName.parse(batch.file()).orElseThrow());
                kept.add(batch.header().conversation());
            }
        }
        return kept;
    }

    private boolean keep(BatchAcceptance now, WaitingBatch batch) {
        Verdict verdict = now.verifyKept(batch);
        if (verdict instanceof Verdict.Valid valid) {
            now.moveToPool(valid);
            return true;
        }
        if (verdict instanceof Verdict.ValidPack pack) {
            now.moveToPool(pack);
            noteIfEarly(now, pack);
            return true;
        }
        return false;
    }

    /** Returns the reason by the name of each file that waits. */
    public Map<String, String> reasons() {
        Map<String, String> all = new TreeMap<>();
        deferred.all().forEach(file -> all.put(file.getFileName().toString(), "created by a newer version of roam"));
        BatchAcceptance now = acceptance();
        all().forEach(batch -> all.put(batch.file().getFileName().toString(), now.deferralReason(batch)));
        return all;
    }

    /** Returns the batches of a conversation that do not count yet, those in the pool too, each after its predecessors. */
    public List<WaitingBatch> of(ConversationId conversation) {
        List<WaitingBatch> found = new ArrayList<>(danglingOf(conversation));
        all().stream()
                .filter(batch -> batch.header().conversation().equals(conversation))
                .forEach(found::add);
        found.sort(Comparator.comparingLong(batch -> batch.header().from().length()));
        return found;
    }

    /** Notes a pack in the pool that came before what it continues. */
    void noteIfEarly(BatchAcceptance now, Verdict.ValidPack pack) {
        if (now.isEarly(pack)) {
            early.note(pack.outlines().get(0).header().conversation());
        }
    }

    /** Forgets packs whose predecessors came. */
    void forgetComplete() {
        early.forgetComplete();
    }

    /** Returns the batches in the pool that arrived before what they continue. */
    public List<WaitingBatch> dangling() {
        return early.incomplete().stream()
                .flatMap(conversation -> danglingOf(conversation).stream())
                .toList();
    }

    /** Returns the batches of a conversation that are in the pool, but whose predecessors are not. */
    public List<WaitingBatch> danglingOf(ConversationId conversation) {
        Map<Path, WaitingFile> files = new HashMap<>();
        return context.pool().dangling(conversation).stream()
                .map(batch -> new WaitingBatch(
                        files.computeIfAbsent(context.pool().fileOf(batch), WaitingFile::new),
                        batch.id(),
                        batch.header(),
                        WaitCause.PREDECESSOR))
                .toList();
    }

    /** Returns the conversations of which batches arrived, whether they count or not. */
    public Set<ConversationId> conversations() {
        Set<ConversationId> found = deferred.conversations();
        found.addAll(context.pool().conversations());
        return found;
    }

    /** Returns the records in batches, in their order. */
    public static RecordSource recordsOf(List<WaitingBatch> batches) {
        return RecordSources.concat(batches.stream()
                .map(batch -> (RecordSource) () -> batch.open().openRecords(0))
                .toList());
    }
}
