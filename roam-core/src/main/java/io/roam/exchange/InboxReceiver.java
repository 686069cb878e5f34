package io.roam.exchange;

import com.google.common.base.Stopwatch;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.PackId;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.files.LineLog;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RoamException;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Accepts, defers or quarantines each file that transports delivered. Used by one thread at a time, but for {@link #wants}. */
public final class InboxReceiver implements Inbox {
    /** How many batches of devices that nothing here names are kept. */
    private static final int MAX_UNKNOWN_FILES = 1_000;

    private static final long MAX_UNKNOWN_BYTES = 256 << 20;
    /** How many cards of devices that nothing here names are kept. */
    private static final int MAX_UNKNOWN_CARDS = 200;

    private final ExchangeContext context;
    private final DeviceCards cards;
    private final DeviceTrust trust;
    private final PairingRequests pairingRequests;
    private final Quarantine quarantine;
    private final DeferredFiles deferred;
    private final WaitingBatches waiting;
    private final LineLog handledLog;
    private final List<Map<String, Object>> unsaved = new ArrayList<>();
    private final PassedFiles passed;
    private final KnownPacks known;
    private final Map<String, String> handled = new ConcurrentHashMap<>();
    private final Set<String> unverified = ConcurrentHashMap.newKeySet();
    private ReceivedLog log = new ReceivedLog();
    private volatile boolean cardsOnly;
    private volatile @Nullable BatchAcceptance acceptance;

    InboxReceiver(
            ExchangeContext context,
            Path folder,
            DeviceTrust trust,
            PairingRequests pairingRequests,
            Quarantine quarantine) {
        this.context = context;
        this.trust = trust;
        this.cards = trust.cards();
        this.pairingRequests = pairingRequests;
        this.quarantine = quarantine;
        this.deferred = new DeferredFiles(folder.resolve("waiting"), context.disk());
        this.waiting = new WaitingBatches(context, trust, deferred, folder);
        this.handledLog = new LineLog(context.pool().devicesFolder().resolve("seen"), context.disk());
        this.passed = new PassedFiles(
                new LineLog(folder.resolve("passed"), context.disk()),
                context.ledger().trustedDevices());
        this.known = new KnownPacks(context.pool(), new LineLog(folder.resolve("known"), Disk.unforced()));
        handledLog
                .read()
                .forEach(line ->
                        line.optionalString("name").ifPresent(name -> handled.put(name, line.stringOrEmpty("device"))));
    }

    /** Records the outcome of each file in that log from now on. */
    void reportTo(ReceivedLog current) {
        log = current;
    }

    /** Has it take nothing but cards and what they name from now on, or everything again. */
    void acceptCardsOnly(boolean only) {
        cardsOnly = only;
    }

    private boolean isRefusedNow(ExchangeFileName name) {
        return cardsOnly
                && name.kind() != ExchangeFileName.Kind.CARD
                && !name.kind().isNamedByCards();
    }

    /** Whether a file of that name may be wanted, as far as memory alone tells. */
    boolean mayWant(String name) {
        return !isHandled(name)
                && !passed.contains(name)
                && !known.contains(name)
                && !deferred.contains(name)
                && ExchangeFileName.parse(name)
                        .filter(parsed -> !isInPool(parsed))
                        .isPresent();
    }

    @Override
    public boolean wants(String name) {
        Optional<ExchangeFileName> parsed = ExchangeFileName.parse(name);
        if (parsed.isEmpty() || isRefusedNow(parsed.get()) || isPassedOver(name)) {
            return false;
        }
        boolean wanted = parsed.get().kind().isNamedByCards()
                ? trust.wants(parsed.get())
                : !isInPool(parsed.get()) && !deferred.contains(name);
        return wanted && !quarantine.isPermanent(name);
    }

    private boolean isPassedOver(String name) {
        return isHandled(name) || passed.contains(name) || known.contains(name);
    }

    /** Whether a card or request was taken in; a card whose device has none here any more comes again. */
    private boolean isHandled(String name) {
        String device = handled.get(name);
        return device != null
                && DeviceId.parse(device).map(id -> cards.find(id).isPresent()).orElse(true);
    }

    private boolean isInPool(ExchangeFileName name) {
        return switch (name.kind()) {
            case BATCH -> context.pool().containsSingle(new BatchId(name.hash()));
            case PACK -> context.pool().contains(new PackId(name.hash()));
            default -> false;
        };
    }

    @Override
    public long maxBytes(String name) {
        return ExchangeFileName.parse(name)
                .map(parsed -> SmallFileReader.maxBytes(parsed.kind()))
                .orElse(0L);
    }

    /** Takes in a file that was delivered, unless it is no longer wanted. */
    void take(Path file) {
        if (wants(String.valueOf(file.getFileName()))) {
            arrived(file);
            return;
        }
        try {
            context.disk().delete(file);
        } catch (IOException e) {
            throw new DiskException("cannot remove", file, e);
        }
    }

    @Override
    public boolean mayBegin(String name, byte[] beginning) {
        return !name.endsWith(ExchangeFileName.Kind.PACK.ending()) || PackFile.mayBegin(beginning);
    }

    @Override
    public boolean isIntact(Path file) {
        ExchangeFileName name = ExchangeFileName.parse(file)
                .orElseThrow(() -> new IllegalArgumentException("no name of a file that devices exchange: " + file));
        try {
            return name.isBatch()
                    ? acceptance().isIntact(file)
                    : MoreFiles.asByteSource(file)
                            .hash(Hashing.sha256())
                            .toString()
                            .equals(name.hash().hex());
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Takes in a card, notice, list or pairing request at once; what holds batches waits for {@link #judgeBatches}. */
    @Override
    public void arrived(Path file) {
        Optional<ExchangeFileName> name = ExchangeFileName.parse(file);
        if (name.isEmpty() || isRefusedNow(name.get()) || !Files.exists(file)) {
            return;
        }
        if (name.get().holdsBatches()) {
            unverified.add(name.get().toString());
            apply(file, name.get(), new Verdict.Deferred("it has just arrived"));
        } else {
            apply(file, name.get(), SmallFileReader.read(file, name.get()));
        }
    }

    private void apply(Path file, ExchangeFileName name, Verdict verdict) {
        try {
            if (verdict instanceof Verdict.Deferred) {
                deferred.add(file, name);
            } else if (verdict instanceof Verdict.Rejected rejected) {
                moveToQuarantine(file, name, rejected);
            } else {
                accept(verdict);
                finish(file, name, verdict);
            }
        } catch (IOException e) {
            throw new DiskException("cannot read a received file", file, e);
        }
    }

    private void accept(Verdict verdict) {
        if (verdict instanceof Verdict.Valid batch) {
            log.addAccepted(acceptance().accept(batch));
        } else if (verdict instanceof Verdict.ValidPack pack) {
            acceptance().accept(pack).forEach(log::addAccepted);
            waiting.noteIfEarly(acceptance(), pack);
        } else if (verdict instanceof Verdict.ValidCard card) {
            acceptCard(card);
            trust.trustAwaited();
            acceptance = null;
            if (trust.lacksFilesOf(card.card())) {
                log.addNamesMore();
            }
        } else if (verdict instanceof Verdict.ValidTrustFile file) {
            trust.add(file.name(), file.content());
        } else if (verdict instanceof Verdict.ValidRequest request) {
            pairingRequests.receive(request.request(), request.content(), log);
        }
    }

    /** If this device's own card comes back with more decisions than are known here, this home is an old one. */
    private void acceptCard(Verdict.ValidCard card) {
        boolean isOwn = card.card().device().equals(context.device());
        if (isOwn && card.card().decisions() > context.ledger().decisions()) {
            cards.addIfAsNew(card.card(), card.content());
            cardsOnly = true;
        } else if (isFlood(card.card())) {
            log.addPassed();
        } else {
            cards.addIfNewer(card.card(), card.content());
        }
    }

    /** Whether a card is of a device that nothing here names, and there are many such cards. */
    private boolean isFlood(DeviceCard card) {
        return cards.find(card.device()).isEmpty()
                && !card.device().equals(context.device())
                && context.ledger().trustedDevices().findKnown(card.device()).isEmpty()
                && context.ledger().awaitedDevices().find(card.device()).isEmpty()
                && cards.all().size()
                        >= MAX_UNKNOWN_CARDS
                                + context.ledger().trustedDevices().all().size()
                && !trust.view().introduced().containsKey(card.device());
    }

    private void moveToQuarantine(Path file, ExchangeFileName name, Verdict.Rejected rejected) {
        if (!quarantine.add(file, rejected)) {
            log.addPassed();
            deferred.remove(name);
            noteHandled(name.toString(), "");
            return;
        }
        log.addQuarantined(quarantine.file(name.toString()).toString(), rejected.reason());
        deferred.remove(name);
        if (rejected.corrupt()) {
            log.addCorrupt(name.toString());
        }
    }

    private void finish(Path file, ExchangeFileName name, Verdict verdict) throws IOException {
        quarantine.remove(name.toString());
        deferred.remove(name);
        if (verdict instanceof Verdict.KnownPack pack) {
            known.add(name.toString(), pack.conversation());
        }
        boolean isMoved = verdict instanceof Verdict.Valid || verdict instanceof Verdict.ValidPack;
        if (!isMoved) {
            context.disk().delete(file);
        }
        if (!name.holdsBatches() && !name.kind().isNamedByCards()) {
            boolean isKept = verdict instanceof Verdict.ValidCard card
                    && cards.find(card.card().device()).isPresent();
            String device =
                    isKept ? ((Verdict.ValidCard) verdict).card().device().text() : "";
            noteHandled(name.toString(), device);
        }
    }

    private void noteHandled(String name, String device) {
        if (handled.put(name, device) == null) {
            unsaved.add(Map.of("name", name, "device", device));
        }
    }

    /** Saves which files need no further look. */
    void save() {
        handledLog.add(unsaved);
        unsaved.clear();
        passed.save();
        known.save();
    }

    /** Heeds what devices say of each other, then judges all batches that arrived or waited, however long that takes. */
    void judgeBatches() {
        judgeBatches(Duration.ofDays(1));
    }

    /**
     * Heeds what devices say of each other, then judges the batches that arrived or waited, predecessors first, until no more is accepted.
     *
     * @param turn after which it stops
     * @return whether it judged all
     */
    boolean judgeBatches(Duration turn) {
        if (cardsOnly) {
            return true;
        }
        trust.hear();
        TrustView view = trust.view();
        trust.settleTimes(view);
        BatchAcceptance now = new BatchAcceptance(context, view);
        acceptance = now;
        now.recordTimes(waiting.all());
        waiting.recordArrivals();
        Stopwatch judging = Stopwatch.createStarted();
        int before;
        do {
            before = deferred.count();
            for (Path file : deferred.inChainOrder()) {
                retry(file);
                if (judging.elapsed().compareTo(turn) > 0) { // only now, so that each turn judges one
                    return false;
                }
            }
        } while (deferred.count() < before && deferred.count() > 0);
        passUnknown();
        waiting.forgetComplete();
        log.addRemoved(trust.retireLeavers());
        return true;
    }

    /** Keeps only so many batches of devices that nothing here names; the others stay where devices meet. */
    private void passUnknown() {
        if (deferred.count() <= MAX_UNKNOWN_FILES && deferred.bytes() <= MAX_UNKNOWN_BYTES) {
            return;
        }
        int files = 0;
        long bytes = 0;
        Set<Path> seen = new HashSet<>();
        for (WaitingBatch batch : waiting.all()) {
            if (batch.cause() == WaitCause.UNKNOWN && seen.add(batch.file())) {
                long size = batch.file().toFile().length();
                files++;
                bytes += size;
                if (files > MAX_UNKNOWN_FILES || bytes > MAX_UNKNOWN_BYTES) {
                    pass(batch.file());
                }
            }
        }
    }

    private void pass(Path file) {
        ExchangeFileName name = ExchangeFileName.parse(file).orElseThrow();
        passed.add(name.toString());
        log.addPassed();
        deferred.remove(name);
        try {
            context.disk().delete(file);
        } catch (IOException e) {
            throw new DiskException("cannot remove", file, e);
        }
    }

    private void retry(Path file) {
        try {
            ExchangeFileName name = ExchangeFileName.parse(file).orElseThrow();
            if (!name.holdsBatches()) {
                arrived(file);
            } else if (unverified.remove(name.toString()) || !waitsOn(file, name)) {
                apply(file, name, judge(file, name));
            }
        } catch (RoamException e) { // the others are tried all the same
            log.addProblem(e);
        }
    }

    private Verdict judge(Path file, ExchangeFileName name) {
        if (name.isPack()) {
            return isIntact(file)
                    ? acceptance().verifyPack(file)
                    : new Verdict.Rejected("checksum does not match", true);
        }
        BatchId id = new BatchId(name.hash());
        boolean isHere = deferred.headersIn(file).values().stream()
                .anyMatch(header -> context.pool().contains(header.conversation(), id));
        return isHere ? new Verdict.Here() : acceptance().verify(file, id);
    }

    /** Whether a file that was verified before must go on waiting. */
    private boolean waitsOn(Path file, ExchangeFileName name) {
        Map<BatchId, BatchHeader> batches = deferred.headersIn(file);
        if (name.isPack()) {
            return !batches.isEmpty() && !acceptance().mayAccept(batches);
        }
        return batches.entrySet().stream()
                .anyMatch(batch -> !context.pool().contains(batch.getValue().conversation(), batch.getKey())
                        && acceptance()
                                .findCause(batch.getValue(), batch.getKey())
                                .isPresent());
    }

    /** Whether a batch that lies in a lane is wanted. */
    boolean wantsLive(BatchFile batch) {
        return !cardsOnly
                && wants(new ExchangeFileName(batch.id().hash(), ExchangeFileName.Kind.BATCH).toString())
                && !context.pool().contains(batch.header().conversation(), batch.id())
                && acceptance().isIntact(batch);
    }

    /** Whether a device's lane is read here; none is while only cards are taken, so that what lies there is heard later. */
    boolean hears(DeviceId device) {
        return !cardsOnly && acceptance().hears(device);
    }

    private BatchAcceptance acceptance() {
        BatchAcceptance now = acceptance;
        if (now == null) {
            now = new BatchAcceptance(context, trust.view());
            acceptance = now;
        }
        return now;
    }

    /** Returns the batches that wait. */
    public WaitingBatches waiting() {
        return waiting;
    }
}
