package io.roam.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.device.Knock;
import io.roam.ledger.Ledger;
import io.roam.ledger.Leftovers;
import io.roam.ledger.TrustedDevice;
import io.roam.pool.Pool;
import io.roam.pool.Roll;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes the pools of the devices equal, over all transports. Used by one thread at a time. */
public final class Exchange implements AutoCloseable {
    private final Machine machine;
    private final Path folder;
    private final Pool pool;
    private final Ledger ledger;
    private final DeviceKey key;
    private final Cards cards;
    private final Knocks knocks;
    private final Quarantine quarantine;
    private final Arrivals arrivals;
    private final List<SyncTransport> transports = new ArrayList<>();

    /** What is exchanged stands in that folder. */
    public Exchange(
            Machine machine,
            Path folder,
            String circle,
            DeviceKey key,
            Pool pool,
            Roll roll,
            Ledger ledger,
            Cards cards) {
        this.machine = machine;
        this.folder = folder;
        this.pool = pool;
        this.ledger = ledger;
        this.key = key;
        this.cards = cards;
        this.knocks = new Knocks(folder.resolve("knocks"), machine.disk(), ledger, key.publicKey(), machine.clock());
        this.quarantine = new Quarantine(folder.resolve("quarantine"), machine.disk());
        BatchJudge judge = new BatchJudge(pool, roll, ledger.trust(), key.publicKey(), circle);
        this.arrivals = new Arrivals(pool, judge, cards, knocks, quarantine, folder, machine.disk());
    }

    /** Takes what transports deliver. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /** Who asks to be paired. */
    public Knocks knocks() {
        return knocks;
    }

    /** The devices that trusted ones vouch for and that the user was not asked about. */
    public List<TrustedDevice> cardsVouched() {
        return cards.vouched(key.publicKey().id(), ledger.trust());
    }

    /** What was put aside. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** Uses a transport from now on, and closes it in the end. */
    public void use(SyncTransport transport) {
        transports.add(transport);
    }

    /** The folder of a transport. */
    public Path folderOf(String address) {
        String name = address.substring(0, Math.max(0, address.indexOf(':')));
        return folder.resolve(
                name + "-" + Hash.of(address.getBytes(UTF_8)).hex().substring(0, 8));
    }

    /** Asks another device to trust this one. */
    public void knock(Knock knock) {
        byte[] content = knock.toBytes(key);
        put(new FileName(Hash.of(content), FileName.Kind.KNOCK).toString(), content);
    }

    /**
     * Gives out, takes in, and accepts.
     *
     * @param given which conversations are given out
     */
    public Exchanged run(Duration atMost, Predicate<ConversationId> given) {
        Leftovers.remove(folder, machine.disk());
        Leftovers.remove(folder.resolve("knocks"), machine.disk());
        Exchanged.Builder done = new Exchanged.Builder();
        List<Path> all = new ArrayList<>(pool.files(given));
        try {
            all.addAll(outgoing());
        } catch (RoamException e) { // what was said goes all the same
            done.problem(e.getMessage());
        }
        arrivals.retry();
        for (SyncTransport transport : transports) {
            try {
                transport.publish(all);
                TransportReport report = transport.settle(atMost);
                arrivals.takeSpoiled().forEach(transport::spoiled);
                done.add(transport.address(), report);
            } catch (RoamException e) {
                done.problem(e.getMessage());
            }
        }
        arrivals.retry();
        arrivals.takeProblems().forEach(done::problem);
        return done.build(arrivals);
    }

    private List<Path> outgoing() {
        Map<String, byte[]> wanted =
                new TreeMap<>(cards.published(key.publicKey().id(), ledger.trust()));
        wanted.forEach(this::put);
        List<Path> all = new ArrayList<>();
        Path out = folder.resolve("outgoing");
        if (Files.isDirectory(out)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(out)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    if (wanted.containsKey(name) || (name.endsWith(".knock") && !isAnswered(file))) {
                        all.add(file);
                    } else {
                        machine.disk().delete(file);
                    }
                }
            } catch (IOException e) {
                throw new DiskException("cannot read", out, e);
            }
        }
        return all;
    }

    /** Whether the device that was asked says itself that it trusts this one. */
    private boolean isAnswered(Path knock) throws IOException {
        return cards.of(Knock.parse(Files.readAllBytes(knock)).to())
                .filter(card ->
                        card.vouches().stream().anyMatch(vouch -> vouch.key().equals(key.publicKey())))
                .isPresent();
    }

    private void put(String name, byte[] content) {
        Path file = folder.resolve("outgoing").resolve(name);
        if (Files.exists(file)) {
            return;
        }
        try {
            machine.disk().put(file, content);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    @Override
    public void close() {
        transports.forEach(SyncTransport::close);
        transports.clear();
    }
}
