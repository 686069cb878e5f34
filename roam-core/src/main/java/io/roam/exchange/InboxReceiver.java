package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.NewerCardException;
import io.roam.files.LineLog;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RoamException;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Takes what transports deliver: accepts, keeps waiting, or puts aside. Used by one thread at a time. */
public final class InboxReceiver implements Inbox {
    private static final long SMALL = 1 << 20;
    private static final String BATCH = ".batch";

    private final Pool pool;
    private final BatchAcceptance judge;
    private final DeviceCards cards;
    private final PairingRequests pairingRequests;
    private final Quarantine quarantine;
    private final Path waiting;
    private final Disk disk;
    private final DeferredBatches words = new DeferredBatches();
    private final LineLog seenLog;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> waits = new HashSet<>();
    private final Map<String, String> quarantined = new TreeMap<>();
    private final List<String> spoiled = new ArrayList<>();
    private final List<String> paired = new ArrayList<>();
    private final List<AcceptedBatch> accepted = new ArrayList<>();
    private final Set<String> problems = new LinkedHashSet<>();

    InboxReceiver(
            Pool pool,
            BatchAcceptance judge,
            DeviceCards cards,
            PairingRequests pairingRequests,
            Quarantine quarantine,
            Path folder,
            Disk disk) {
        this.pool = pool;
        this.judge = judge;
        this.cards = cards;
        this.pairingRequests = pairingRequests;
        this.quarantine = quarantine;
        this.waiting = folder.resolve("waiting");
        this.disk = disk;
        this.seenLog = new LineLog(pool.devices().resolve("seen"), disk);
        seenLog.read().forEach(line -> seen.add(String.valueOf(line.get("name"))));
        files(waiting).forEach(file -> waits.add(file.getFileName().toString()));
    }

    @Override
    public boolean wants(String name) {
        return !isInPool(name)
                && !seen.contains(name)
                && !waits.contains(name)
                && ExchangeFileName.parse(name).isPresent()
                && !quarantine.hasForGood(name);
    }

    private boolean isInPool(String name) {
        int dot = name.indexOf('.');
        return dot > 0 && name.endsWith(BATCH) && pool.contains(name.substring(0, dot));
    }

    @Override
    public long maxBytes(String name) {
        boolean batch = ExchangeFileName.parse(name)
                .filter(one -> one.kind() == ExchangeFileName.Kind.BATCH)
                .isPresent();
        return batch ? BatchFile.MAX_BYTES : SMALL;
    }

    @Override
    public void arrived(Path file) {
        Optional<ExchangeFileName> name = ExchangeFileName.of(file);
        if (name.isPresent() && Files.exists(file)) {
            apply(file, name.get(), verdict(file, name.get()));
        }
    }

    private Verdict verdict(Path file, ExchangeFileName name) {
        if (name.kind() == ExchangeFileName.Kind.BATCH) {
            return judge.judge(file);
        }
        try {
            if (Files.size(file) > SMALL) {
                return new Verdict.Rejected("it is too large for a card", false);
            }
            byte[] content = Files.readAllBytes(file);
            if (!Hash.of(content).equals(name.hash())) {
                return new Verdict.Rejected("its content is not what its name says", true);
            }
            record(name, content);
            return new Verdict.Recorded();
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        } catch (RoamException e) {
            return e instanceof NewerCardException
                    ? new Verdict.Deferred(e.what())
                    : new Verdict.Rejected(e.what(), false);
        }
    }

    private void record(ExchangeFileName name, byte[] content) {
        if (name.kind() == ExchangeFileName.Kind.CARD) {
            cards.take(content);
        } else {
            pairingRequests.receive(content).ifPresent(paired::add);
        }
    }

    private void apply(Path file, ExchangeFileName name, Verdict verdict) {
        try {
            if (verdict instanceof Verdict.Deferred) {
                defer(file, name);
            } else if (verdict instanceof Verdict.Rejected rejected) {
                moveToQuarantine(file, name, rejected);
            } else {
                finish(file, name);
                if (verdict instanceof Verdict.Accepted batch) {
                    accepted.add(batch.batch());
                }
            }
        } catch (IOException e) {
            throw new DiskException("cannot take in", file, e);
        }
    }

    private void defer(Path file, ExchangeFileName name) throws IOException {
        Path to = waiting.resolve(name.toString());
        if (!file.equals(to)) {
            disk.replace(file, to);
        }
        waits.add(name.toString());
    }

    private void moveToQuarantine(Path file, ExchangeFileName name, Verdict.Rejected rejected) {
        quarantine.put(file, rejected);
        quarantined.put(quarantine.file(name.toString()).toString(), rejected.reason());
        waits.remove(name.toString());
        if (rejected.spoiled()) {
            spoiled.add(name.toString());
        }
    }

    private void finish(Path file, ExchangeFileName name) throws IOException {
        quarantine.forget(name.toString());
        waits.remove(name.toString());
        if (name.kind() != ExchangeFileName.Kind.BATCH) {
            disk.delete(file);
            seen.add(name.toString());
            seenLog.add(List.of(Map.of("name", name.toString())));
        }
    }

    /** Tries what waits once more, predecessors first, until nothing more is accepted. */
    public void retry() {
        int before;
        do {
            before = waits.size();
            List<Path> again = new ArrayList<>(files(waiting));
            again.sort(Comparator.comparingLong(InboxReceiver::fromLength));
            again.forEach(this::tryOnce);
        } while (waits.size() < before && !waits.isEmpty());
    }

    private void tryOnce(Path file) {
        try {
            arrived(file);
        } catch (RoamException e) { // the others are not the worse for it
            problems.add(e.getMessage());
        }
    }

    private static long fromLength(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return batch.header().from().length();
        } catch (RoamException e) { // judged when its turn comes
            return 0;
        }
    }

    /** What waits, each file with the reason. */
    public Map<String, String> deferred() {
        Map<String, String> all = new TreeMap<>();
        for (Path file : files(waiting)) {
            ExchangeFileName.of(file).ifPresent(name -> {
                String reason = name.kind() == ExchangeFileName.Kind.BATCH
                        ? judge.deferralReason(file)
                        : "a newer roam wrote it";
                all.put(name.toString(), reason);
            });
        }
        return all;
    }

    /** The conversations of which words wait. */
    public Set<ConversationId> deferredConversations() {
        return words.conversations(files(waiting));
    }

    /** The tool of a conversation of which words wait. */
    public String toolOf(ConversationId conversation) {
        return words.tool(files(waiting), conversation);
    }

    /** The words of a conversation that wait, in the order of their chains. */
    public RecordSource recordsOf(ConversationId conversation) {
        return words.of(files(waiting), conversation);
    }

    private static List<Path> files(Path folder) {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> ExchangeFileName.of(file).ifPresent(name -> all.add(file)));
            } catch (IOException e) {
                throw new DiskException("cannot read", folder, e);
            }
        }
        return all;
    }

    /** The batches accepted since the last call. */
    List<AcceptedBatch> takeAccepted() {
        List<AcceptedBatch> all = List.copyOf(accepted);
        accepted.clear();
        return all;
    }

    /** What was put aside since the last call: file and reason. */
    Map<String, String> takeQuarantined() {
        Map<String, String> all = Map.copyOf(quarantined);
        quarantined.clear();
        return all;
    }

    /** The names of files whose content was not what they say, since the last call. */
    List<String> takeSpoiled() {
        List<String> all = List.copyOf(spoiled);
        spoiled.clear();
        return all;
    }

    /** What could not be looked at since the last call. */
    List<String> takeProblems() {
        List<String> all = List.copyOf(problems);
        problems.clear();
        return all;
    }

    /** The names of devices that were paired since the last call. */
    List<String> takePaired() {
        List<String> all = List.copyOf(paired);
        paired.clear();
        return all;
    }
}
