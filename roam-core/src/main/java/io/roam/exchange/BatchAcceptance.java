package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchOutline;
import io.roam.batch.CorruptBatchException;
import io.roam.batch.NewerFormatException;
import io.roam.batch.PackFile;
import io.roam.batch.PackHeader;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.PackId;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Verifies batches that arrived, and takes valid ones into the pool, by what this device believes at one time. */
final class BatchAcceptance {
    private static final String LIE = "wrong length of the preceding history";
    private static final String PREDECESSOR_MISSING = "earlier messages have not arrived yet";

    private final ExchangeContext context;
    private final TrustView trust;
    private final Instant now;

    BatchAcceptance(ExchangeContext context, TrustView trust) {
        this.context = context;
        this.trust = trust;
        this.now = context.machine().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns as of when a batch is accepted; empty if it must wait for the user's word about its device. */
    Optional<Instant> acceptedAsOf(DeviceId device, BatchId batch) {
        return trust.isAccepted(device) ? Optional.of(now) : trust.listedSince(device, batch);
    }

    /** Returns whether a batch is valid, must wait or is rejected; changes nothing. */
    Verdict verify(Path file, BatchId id) {
        try (BatchFile batch = BatchFile.open(file)) {
            BatchHeader header = batch.header();
            Optional<DevicePublicKey> key = findKey(header.device());
            if (key.isEmpty()) {
                batch.verifyFrames();
                return new Verdict.Deferred(untrustedReason(header.device()));
            }
            BatchOutline outline = batch.verify(key.get());
            if (!header.circle().equals(context.circle())) {
                return new Verdict.Rejected("it belongs to the circle " + header.circle(), false);
            }
            if (acceptedAsOf(header.device(), id).isEmpty()) {
                return new Verdict.Deferred(untrustedReason(header.device()));
            }
            return verifyPredecessor(file, outline);
        } catch (NewerFormatException e) {
            return new Verdict.Deferred(e.what());
        } catch (CorruptBatchException e) {
            return new Verdict.Rejected(e.reason(), e.isDamage());
        }
    }

    /** Returns whether a pack is valid, must wait, is known or rejected; changes nothing. */
    Verdict verifyPack(Path file) {
        try {
            PackFile pack = PackFile.open(file);
            PackHeader header = pack.header();
            if (!header.circle().equals(context.circle())) {
                return new Verdict.Rejected("it belongs to the circle " + header.circle(), false);
            }
            if (pack.ids().stream().allMatch(id -> context.pool().isPacked(header.conversation(), id))) {
                return new Verdict.KnownPack(header.conversation());
            }
            Optional<DevicePublicKey> key = findKey(header.device());
            if (key.isEmpty()) {
                return new Verdict.Deferred(untrustedReason(header.device()));
            }
            List<BatchOutline> outlines = pack.verify(key.get());
            if (!mayAccept(pack.headers())) {
                return new Verdict.Deferred(untrustedReason(header.device()));
            }
            return verifyPredecessors(file, outlines);
        } catch (NewerFormatException e) {
            return new Verdict.Deferred(e.what());
        } catch (CorruptBatchException e) { // its bytes are what its name says: no better ones can come
            return new Verdict.Rejected(e.reason(), false);
        }
    }

    /** A batch in a pack whose predecessor is missing does not count until that comes; one that lies about it never may. */
    private Verdict verifyPredecessors(Path file, List<BatchOutline> outlines) {
        for (BatchOutline outline : outlines) {
            ChainValue from = outline.header().from();
            Optional<Long> length = from.length() == 0 ? Optional.empty() : findPredecessor(outline.header());
            if (length.isPresent() && length.get() != from.length()) {
                return new Verdict.Rejected(LIE, false);
            }
        }
        return new Verdict.ValidPack(file, outlines);
    }

    /** Whether a pack that is in the pool continues what is not. */
    boolean isEarly(Verdict.ValidPack pack) {
        return pack.outlines().stream()
                .map(BatchOutline::header)
                .anyMatch(header ->
                        header.from().length() > 0 && findPredecessor(header).isEmpty());
    }

    /** Whether all batches of a file are here already, or may be accepted. */
    boolean mayAccept(Map<BatchId, BatchHeader> batches) {
        return batches.entrySet().stream()
                .allMatch(batch -> isHere(batch.getKey(), batch.getValue())
                        || acceptedAsOf(batch.getValue().device(), batch.getKey())
                                .isPresent());
    }

    private boolean isHere(BatchId id, BatchHeader header) {
        return context.pool().contains(header.conversation(), id);
    }

    private Verdict verifyPredecessor(Path file, BatchOutline outline) {
        BatchHeader header = outline.header();
        if (header.from().length() > 0) {
            Optional<Long> length = findPredecessor(header);
            if (length.isEmpty()) {
                return new Verdict.Deferred(PREDECESSOR_MISSING);
            }
            if (length.get() != header.from().length()) {
                return new Verdict.Rejected(LIE, false);
            }
        }
        return new Verdict.Valid(file, outline);
    }

    /** Returns the length of the chain that a batch continues, if it is in the pool. */
    private Optional<Long> findPredecessor(BatchHeader header) {
        return context.pool()
                .lengthOf(header.conversation(), header.rule(), header.from().value());
    }

    /** Returns why a batch that was verified before must go on waiting; empty if it need not. */
    Optional<WaitCause> findCause(BatchHeader header, BatchId id) {
        DeviceId device = header.device();
        if (acceptedAsOf(device, id).isPresent()) {
            boolean begins =
                    header.from().length() == 0 || findPredecessor(header).isPresent();
            return begins ? Optional.empty() : Optional.of(WaitCause.PREDECESSOR);
        }
        return Optional.of(causeOf(device));
    }

    /** Returns why batches of a device wait; those of one that is accepted do not wait for the user. */
    WaitCause causeOf(DeviceId device) {
        if (trust.isAccepted(device)) {
            return WaitCause.PREDECESSOR;
        }
        if (trust.isRemoved(device)) {
            return WaitCause.REMOVED;
        }
        if (trust.isReported(device)) {
            return WaitCause.HELD;
        }
        return trust.introduced().containsKey(device) ? WaitCause.INTRODUCED : WaitCause.UNKNOWN;
    }

    /** Notes when batches are accepted that may be so now: one write for all of them. */
    void recordTimes(List<WaitingBatch> batches) {
        Map<Instant, Set<BatchId>> times = new HashMap<>();
        for (WaitingBatch batch : batches) {
            acceptedAsOf(batch.device(), batch.id())
                    .filter(time -> !isOwn(batch.device())
                            && context.pool().acceptedTimes().find(batch.id()).isEmpty())
                    .ifPresent(time ->
                            times.computeIfAbsent(time, t -> new TreeSet<>()).add(batch.id()));
        }
        times.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(entry -> context.pool().acceptedTimes().record(entry.getValue(), entry.getKey()));
    }

    private boolean isOwn(DeviceId device) {
        return device.equals(context.device());
    }

    /** Moves a valid batch into the pool, once it is on the disk as of when it is accepted. */
    AcceptedBatch accept(Verdict.Valid batch) {
        BatchOutline outline = batch.outline();
        BatchHeader header = outline.header();
        Instant time = acceptedAsOf(header.device(), outline.id()).orElseThrow();
        if (!isOwn(header.device())
                && !context.pool().acceptedTimes().find(outline.id()).equals(Optional.of(time))) {
            context.pool().acceptedTimes().record(Set.of(outline.id()), time);
        }
        return moveToPool(batch);
    }

    /** Moves a valid pack into the pool, once it is on the disk as of when its batches are accepted; returns those that are new. */
    List<AcceptedBatch> accept(Verdict.ValidPack pack) {
        Map<Instant, Set<BatchId>> times = new TreeMap<>();
        for (BatchOutline outline : newIn(pack)) {
            Instant time = acceptedAsOf(outline.header().device(), outline.id()).orElseThrow();
            if (!isOwn(outline.header().device())
                    && !context.pool().acceptedTimes().find(outline.id()).equals(Optional.of(time))) {
                times.computeIfAbsent(time, t -> new TreeSet<>()).add(outline.id());
            }
        }
        times.forEach((time, ids) -> context.pool().acceptedTimes().record(ids, time));
        return moveToPool(pack);
    }

    private List<BatchOutline> newIn(Verdict.ValidPack pack) {
        return pack.outlines().stream()
                .filter(outline -> !isHere(outline.id(), outline.header()))
                .toList();
    }

    /** Moves a valid pack into the pool, and returns what is new in it. */
    List<AcceptedBatch> moveToPool(Verdict.ValidPack pack) {
        List<BatchOutline> accepted = newIn(pack);
        context.pool().add(pack.file(), PackId.ofFile(pack.file()).orElseThrow(), pack.outlines());
        context.sequences().recordPack();
        return accepted.stream().map(BatchAcceptance::describe).toList();
    }

    private static AcceptedBatch describe(BatchOutline outline) {
        return new AcceptedBatch(
                outline.header().device(),
                outline.header().conversation(),
                outline.events().size());
    }

    /** Whether a device's lane is read here. */
    boolean hears(DeviceId device) {
        return isOwn(device) || trust.isAccepted(device);
    }

    /** Whether a batch is signed by its device, as far as the device's key is known. */
    boolean isSigned(WaitingBatch waiting) {
        try (BatchFile batch = waiting.open()) {
            return findKey(waiting.device()).map(batch::isSignedBy).orElse(true);
        } catch (RoamException e) { // it is told when it is judged
            return false;
        }
    }

    /** Returns whether a file is valid that the user keeps by hand; its batches must be signed by a device whose key is known. */
    Verdict verifyKept(WaitingBatch waiting) {
        Optional<DevicePublicKey> key = findKey(waiting.device());
        if (key.isEmpty()) {
            return new Verdict.Deferred(untrustedReason(waiting.device()));
        }
        Path file = waiting.file();
        try {
            if (PackId.ofFile(file).isPresent()) {
                return verifyPredecessors(file, PackFile.open(file).verify(key.get()));
            }
            try (BatchFile batch = BatchFile.open(file)) {
                return verifyPredecessor(file, batch.verify(key.get()));
            }
        } catch (CorruptBatchException e) {
            return new Verdict.Rejected(e.reason(), e.isDamage());
        }
    }

    /** Moves a valid batch into the pool that the user keeps by hand. */
    AcceptedBatch moveToPool(Verdict.Valid batch) {
        BatchOutline outline = batch.outline();
        context.pool().add(batch.file(), outline);
        context.sequences().record(outline);
        return describe(outline);
    }

    /** Whether a file holds the batch that it is named after, signed by the batch's device as far as its key is known. */
    boolean isIntact(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return isIntact(batch);
        }
    }

    /** Whether an open batch is signed by its device as far as its key is known, and holds what was signed. */
    boolean isIntact(BatchFile batch) {
        try {
            boolean signed =
                    findKey(batch.header().device()).map(batch::isSignedBy).orElse(true);
            batch.verifyContent();
            return signed;
        } catch (NewerFormatException e) { // whoever knows that format can tell
            return true;
        } catch (CorruptBatchException e) {
            return !e.isDamage();
        }
    }

    /** Returns the reason why a deferred batch still waits. */
    String deferralReason(WaitingBatch batch) {
        return batch.cause() == WaitCause.PREDECESSOR ? PREDECESSOR_MISSING : untrustedReason(batch.device());
    }

    /** Returns why a batch waits, with the command that answers. */
    Reason reasonOf(WaitingBatch batch) {
        String device = batch.device().shortId();
        Remedy remedy = switch (batch.cause()) {
            case REMOVED -> Remedy.run(ActionKind.REVIEW, device);
            case HELD ->
                Remedy.run(ActionKind.UNPAIR, device)
                        .then(", or ")
                        .then(ActionKind.PAIR, device)
                        .then(" to keep it");
            case INTRODUCED -> Remedy.run(ActionKind.PAIR, device);
            case UNKNOWN -> Remedy.run(ActionKind.DEVICES);
            case PREDECESSOR -> Remedy.none();
        };
        return new Reason(deferralReason(batch), remedy);
    }

    private Optional<DevicePublicKey> findKey(DeviceId device) {
        return isOwn(device) ? Optional.of(context.publicKey()) : trust.findKey(device);
    }

    private String untrustedReason(DeviceId device) {
        String name = trust.nameOf(device);
        if (trust.isRemoved(device)) {
            return "from the removed device " + name;
        }
        if (trust.isReported(device)) {
            return "from " + name + ", which another device removed";
        }
        List<DeviceId> by = trust.introduced().getOrDefault(device, List.of());
        return by.isEmpty()
                ? "from " + device.shortId() + ", which is not paired"
                : "from " + name + ", introduced by " + trust.nameOf(by.get(0)) + " and not paired";
    }
}
