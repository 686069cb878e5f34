package io.roam.exchange;

import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceKey;
import io.roam.device.PairingRequest;
import io.roam.files.Leftovers;
import io.roam.ledger.Ledger;
import io.roam.ledger.TrustedDevice;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.PeerState;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes the pools of the devices equal, over all transports. Used by one thread at a time. */
public final class Exchange {
    private final Machine machine;
    private final Path folder;
    private final Pool pool;
    private final Ledger ledger;
    private final DeviceKey key;
    private final DeviceCards cards;
    private final PairingRequests pairingRequests;
    private final Quarantine quarantine;
    private final InboxReceiver receiver;
    private final Transports transports;
    private boolean failed;

    /**
     * Makes one; who opened the transports closes them.
     *
     * @param folder what is exchanged stands there
     */
    public Exchange(
            Machine machine,
            Path folder,
            String circle,
            DeviceKey key,
            Pool pool,
            BatchSequences sequences,
            Ledger ledger,
            DeviceCards cards,
            Transports transports) {
        this.machine = machine;
        this.folder = folder;
        this.pool = pool;
        this.ledger = ledger;
        this.key = key;
        this.cards = cards;
        this.transports = transports;
        this.pairingRequests =
                new PairingRequests(folder.resolve("knocks"), machine.disk(), ledger, key.publicKey(), machine.clock());
        this.quarantine = new Quarantine(folder.resolve("quarantine"), machine.disk());
        BatchAcceptance judge = new BatchAcceptance(pool, sequences, ledger.trustedDevices(), key.publicKey(), circle);
        this.receiver = new InboxReceiver(pool, judge, cards, pairingRequests, quarantine, folder, machine.disk());
    }

    /** Takes what transports deliver. */
    public InboxReceiver receiver() {
        return receiver;
    }

    /** Who asks to be paired. */
    public PairingRequests pairingRequests() {
        return pairingRequests;
    }

    /** The devices that trusted ones vouch for and that the user was not asked about. */
    public List<TrustedDevice> cardsVouched() {
        return cards.vouched(key.publicKey().id(), ledger.trustedDevices());
    }

    /** What was put aside. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** The transports over which it exchanges. */
    public Transports transports() {
        return transports;
    }

    /** How far the last exchange got. */
    public ExchangeState state() {
        ExchangeState reached = transports.state();
        return failed && reached == ExchangeState.UP_TO_DATE ? ExchangeState.UNREACHABLE : reached;
    }

    /** Asks another device to trust this one. */
    public void setPairingRequest(PairingRequest pairingRequest) {
        byte[] content = pairingRequest.toBytes(key);
        put(new ExchangeFileName(Hash.of(content), ExchangeFileName.Kind.KNOCK).toString(), content);
    }

    /** How it stands with the peers, by the transports' addresses; starts nothing. */
    public Map<String, List<PeerState>> peerStates() {
        Map<String, List<PeerState>> states = new LinkedHashMap<>();
        for (SyncTransport transport : transports.all()) {
            transport.peers(peers(Transports.scheme(transport.address())));
            states.put(transport.address(), transport.peerStates());
        }
        return states;
    }

    /** What else the user should know of the transports, a sentence each; starts nothing. */
    public List<String> remarks() {
        return transports.all().stream()
                .flatMap(transport -> transport.remarks().stream())
                .toList();
    }

    /** Lets a device in that cannot show its request; whether some transport knows such ids. */
    public boolean admitStranger(String stranger) {
        return transports.all().stream().anyMatch(transport -> transport.admit(stranger));
    }

    /**
     * Gives out, takes in, and accepts what can be now; waits for nobody.
     *
     * @param given which conversations are given out
     */
    public ExchangeResult run(Predicate<ConversationId> given) {
        Leftovers.remove(folder, machine.disk());
        Leftovers.remove(folder.resolve("knocks"), machine.disk());
        ExchangeResult.Builder done = new ExchangeResult.Builder();
        failed = false;
        List<Path> all = new ArrayList<>(pool.files(given));
        byte[] knock = {};
        try {
            List<Path> more = outgoing();
            all.addAll(more);
            knock = newestKnock(more);
        } catch (RoamException e) { // what was said goes all the same
            failed(done, e.getMessage());
        }
        receiver.retry();
        for (SyncTransport transport : transports.all()) {
            try {
                done.add(transport.address(), run(transport, all, knock));
            } catch (RoamException e) {
                failed(done, e.getMessage());
            }
        }
        receiver.retry();
        receiver.takeProblems().forEach(problem -> failed(done, problem));
        pairingRequests.takeAsking().forEach(done::problem);
        return done.build(receiver);
    }

    private TransportReport run(SyncTransport transport, List<Path> files, byte[] knock) {
        transport.peers(peers(Transports.scheme(transport.address())));
        transport.setPairingRequest(knock);
        transport.publish(files);
        TransportReport report = transport.exchange();
        receiver.takeSpoiled().forEach(transport::reportCorrupt);
        return report;
    }

    private void failed(ExchangeResult.Builder done, String sentence) {
        failed = true;
        done.problem(sentence);
    }

    /** The trusted devices that can be reached so. */
    private Set<Peer> peers(String scheme) {
        Set<Peer> peers = new HashSet<>();
        for (TrustedDevice device : ledger.trustedDevices().all()) {
            Map<String, String> keys = addresses(device).of(scheme);
            boolean left = cards.of(device.id()).filter(DeviceCard::hasLeft).isPresent();
            if (!device.retired() && !left && !keys.isEmpty()) {
                peers.add(new Peer(device.id().text(), device.name(), keys));
            }
        }
        return peers;
    }

    private DeviceAddresses addresses(TrustedDevice device) {
        return cards.of(device.id())
                .map(DeviceCard::addresses)
                .map(DeviceAddresses::of)
                .orElse(DeviceAddresses.NONE)
                .or(device.addresses());
    }

    private static FileTime lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** The request to be paired that waits for its answer; none if there is none. */
    private static byte[] newestKnock(List<Path> files) {
        Optional<Path> newest = files.stream()
                .filter(file -> ExchangeFileName.of(file)
                        .filter(name -> name.kind() == ExchangeFileName.Kind.KNOCK)
                        .isPresent())
                .max(Comparator.comparing(Exchange::lastModified));
        try {
            return newest.isPresent() ? Files.readAllBytes(newest.get()) : new byte[0];
        } catch (IOException e) {
            throw new DiskException("cannot read", newest.orElseThrow(), e);
        }
    }

    private List<Path> outgoing() {
        Map<String, byte[]> wanted =
                new TreeMap<>(cards.published(key.publicKey().id(), ledger.trustedDevices()));
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
        return cards.of(PairingRequest.parse(Files.readAllBytes(knock)).to())
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
            machine.disk().writeAtomically(file, content);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }
}
