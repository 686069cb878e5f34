package io.roam.exchange;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.roam.batch.BatchFile;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceCard;
import io.roam.device.NewerCardException;
import io.roam.device.PairingRequest;
import io.roam.files.LineLog;
import io.roam.spi.DiskException;
import io.roam.spi.RoamException;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts, defers or quarantines each file that transports delivered. Used by one thread at a time, but for {@link #wants}. */
public final class InboxReceiver implements Inbox {
    private static final long MAX_CARD_BYTES = 1 << 20;

    private final ExchangeContext context;
    private final BatchAcceptance acceptance;
    private final DeviceCards cards;
    private final PairingRequests pairingRequests;
    private final Quarantine quarantine;
    private final DeferredFiles deferred;
    private final LineLog handledLog;
    private final Set<String> handled = ConcurrentHashMap.newKeySet();
    private ReceivedLog log = new ReceivedLog();
    private volatile boolean cardsOnly;

    InboxReceiver(
            ExchangeContext context,
            Path folder,
            DeviceCards cards,
            PairingRequests pairingRequests,
            Quarantine quarantine) {
        this.context = context;
        this.acceptance = new BatchAcceptance(context);
        this.cards = cards;
        this.pairingRequests = pairingRequests;
        this.quarantine = quarantine;
        this.deferred = new DeferredFiles(folder.resolve("waiting"), context.disk());
        this.handledLog = new LineLog(context.pool().devicesFolder().resolve("seen"), context.disk());
        handledLog.read().forEach(line -> line.optionalString("name").ifPresent(handled::add));
    }

    /** Records the outcome of each file in that log from now on. */
    void reportTo(ReceivedLog current) {
        log = current;
    }

    /** Has it take nothing but cards from now on, or everything again. */
    void acceptCardsOnly(boolean only) {
        cardsOnly = only;
    }

    private boolean isRefusedNow(String name) {
        return cardsOnly && !name.endsWith(ExchangeFileName.Kind.CARD.ending());
    }

    @Override
    public boolean wants(String name) {
        return !isRefusedNow(name)
                && !handled.contains(name)
                && !deferred.contains(name)
                && ExchangeFileName.parse(name)
                        .filter(parsed -> !isInPool(parsed))
                        .isPresent()
                && !quarantine.isPermanent(name);
    }

    private boolean isInPool(ExchangeFileName name) {
        return name.batch().filter(context.pool()::contains).isPresent();
    }

    @Override
    public long maxBytes(String name) {
        return ExchangeFileName.parse(name).filter(ExchangeFileName::isBatch).isPresent()
                ? BatchFile.MAX_BYTES
                : MAX_CARD_BYTES;
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
    public boolean isIntact(Path file) {
        ExchangeFileName name = ExchangeFileName.parse(file)
                .orElseThrow(() -> new IllegalArgumentException("no name of a file that devices exchange: " + file));
        try {
            return name.isBatch()
                    ? acceptance.isIntact(file)
                    : MoreFiles.asByteSource(file)
                            .hash(Hashing.sha256())
                            .toString()
                            .equals(name.hash().hex());
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    @Override
    public void arrived(Path file) {
        Optional<ExchangeFileName> name = ExchangeFileName.parse(file);
        if (name.isPresent() && !isRefusedNow(name.get().toString()) && Files.exists(file)) {
            apply(file, name.get(), verify(file, name.get()));
        }
    }

    private Verdict verify(Path file, ExchangeFileName name) {
        if (name.isBatch()) {
            return acceptance.verify(file);
        }
        try {
            if (Files.size(file) > MAX_CARD_BYTES) {
                return new Verdict.Rejected("it is too large for a card", false);
            }
            byte[] content = Files.readAllBytes(file);
            if (!Hash.of(content).equals(name.hash())) {
                return new Verdict.Rejected("its content is not what its name says", true);
            }
            return parse(name, content);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        } catch (NewerCardException e) {
            return new Verdict.Deferred(e.what());
        } catch (RoamException e) {
            return new Verdict.Rejected(e.what(), false);
        }
    }

    private static Verdict parse(ExchangeFileName name, byte[] content) {
        return name.kind() == ExchangeFileName.Kind.CARD
                ? new Verdict.ValidCard(DeviceCard.parse(content), content)
                : new Verdict.ValidRequest(PairingRequest.parse(content), content);
    }

    private void apply(Path file, ExchangeFileName name, Verdict verdict) {
        try {
            if (verdict instanceof Verdict.Deferred) {
                deferred.add(file, name);
            } else if (verdict instanceof Verdict.Rejected rejected) {
                moveToQuarantine(file, name, rejected);
            } else {
                accept(verdict);
                finish(file, name);
            }
        } catch (IOException e) {
            throw new DiskException("cannot take in", file, e);
        }
    }

    private void accept(Verdict verdict) {
        if (verdict instanceof Verdict.Valid batch) {
            log.addAccepted(acceptance.accept(batch));
        } else if (verdict instanceof Verdict.ValidCard card) {
            cards.addIfNewer(card.card(), card.content());
        } else if (verdict instanceof Verdict.ValidRequest request) {
            pairingRequests.receive(request.request(), request.content(), log);
        }
    }

    private void moveToQuarantine(Path file, ExchangeFileName name, Verdict.Rejected rejected) {
        quarantine.add(file, rejected);
        log.addQuarantined(quarantine.file(name.toString()).toString(), rejected.reason());
        deferred.remove(name);
        if (rejected.corrupt()) {
            log.addCorrupt(name.toString());
        }
    }

    private void finish(Path file, ExchangeFileName name) throws IOException {
        quarantine.remove(name.toString());
        deferred.remove(name);
        if (!name.isBatch()) {
            context.disk().delete(file);
            handled.add(name.toString());
            handledLog.add(List.of(Map.of("name", name.toString())));
        }
    }

    /** Tries the deferred files again, predecessors first, until no more is accepted. */
    void retryDeferred() {
        int before;
        do {
            before = deferred.count();
            deferred.inChainOrder().forEach(this::retry);
        } while (deferred.count() < before && deferred.count() > 0);
    }

    private void retry(Path file) {
        try {
            arrived(file);
        } catch (RoamException e) { // the others are tried all the same
            log.addProblem(e.getMessage());
        }
    }

    /** Returns the reason by the name of each deferred file. */
    public Map<String, String> deferred() {
        Map<String, String> all = new TreeMap<>();
        for (Path file : deferred.all()) {
            ExchangeFileName.parse(file).ifPresent(name -> {
                String reason = name.isBatch() ? acceptance.deferralReason(file) : "a newer roam wrote it";
                all.put(name.toString(), reason);
            });
        }
        return all;
    }

    /** Returns the conversations that have a deferred batch. */
    public Set<ConversationId> deferredConversations() {
        return deferred.conversations();
    }

    /** Returns the id of the tool of a conversation that has a deferred batch. */
    public String toolOf(ConversationId conversation) {
        return deferred.toolOf(conversation);
    }

    /** Returns the records in the deferred batches of a conversation, in the order of their chains. */
    public RecordSource recordsOf(ConversationId conversation) {
        return deferred.recordsOf(conversation);
    }
}
