package io.roam.exchange;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.PairingRequest;
import io.roam.device.RemovalNotice;
import io.roam.files.LeftoverFiles;
import io.roam.ledger.TrustedDevice;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.PeerState;
import io.roam.spi.transport.SyncTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Exchanges files with the other devices over all transports, until their pools are equal. What is offered and what is taken in is decided
 * under the lock of the home; the transports work meanwhile and afterwards, in threads of their own. Used by one thread at a time.
 */
public final class Exchange {
    /** How long others wait at most while this device takes files in. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private final ExchangeContext context;
    private final Path folder;
    private final Path requests;
    private final DeviceCards cards;
    private final DeviceTrust trust;
    private final PairingRequests pairingRequests;
    private final Quarantine quarantine;
    private final InboxReceiver receiver;
    private final LaneReader lanes;
    private final ArrivedFiles arrived;
    private final OutgoingFiles outgoing;
    private final Transports transports;
    private final TransportPeers peers;
    private boolean failed;
    private boolean more;

    /**
     * Prepares the exchange; whoever opened the transports closes them.
     *
     * @param folder of what is exchanged, beside the pool
     */
    public Exchange(ExchangeContext context, Path folder, DeviceCards cards, Transports transports) {
        this.context = context;
        this.folder = folder;
        this.requests = folder.resolve("knocks");
        this.cards = cards;
        this.transports = transports;
        this.trust = new DeviceTrust(context, cards);
        this.peers = new TransportPeers(context, cards, trust);
        this.pairingRequests = new PairingRequests(context, trust, requests);
        this.quarantine = new Quarantine(folder.resolve("quarantine"), context.disk());
        this.receiver = new InboxReceiver(context, folder, trust, pairingRequests, quarantine);
        this.lanes = new LaneReader(context, receiver);
        this.arrived = new ArrivedFiles(folder, context.disk(), receiver, lanes);
        this.outgoing = new OutgoingFiles(context, folder.resolve("outgoing"), trust);
    }

    /** Returns the inbox that transports deliver to. */
    public Inbox inbox() {
        return arrived;
    }

    /** Returns what takes in the files that were delivered. */
    public InboxReceiver receiver() {
        return receiver;
    }

    /** Returns the requests of other devices to be paired. */
    public PairingRequests pairingRequests() {
        return pairingRequests;
    }

    /** Returns what devices say of removed devices. */
    public DeviceTrust trust() {
        return trust;
    }

    /** Returns the devices that accepted ones are paired with, and about which the user has said nothing. */
    public List<TrustedDevice> introducedDevices() {
        TrustView view = trust.view();
        return view.introduced().keySet().stream()
                .flatMap(device -> view.findKey(device).stream())
                .map(key -> TrustedDevice.trusted(key, view.nameOf(key.id()), DeviceAddresses.NONE))
                .toList();
    }

    /** Renews this device's own card; returns whether it says something else than before. */
    public boolean renewCard(String name) {
        DeviceAddresses known = cards.find(context.device())
                .map(card -> DeviceAddresses.of(card.addresses()))
                .orElse(DeviceAddresses.NONE);
        return trust.renewCard(name, transports.addresses(known));
    }

    /** Returns the files that were rejected. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** Returns the transports over which it exchanges. */
    public Transports transports() {
        return transports;
    }

    /** Returns how far the last exchange got; it goes on as long as files wait here to be taken in. */
    public ExchangeState state() {
        ExchangeState reached = transports.state();
        if (more) {
            return ExchangeState.IN_PROGRESS;
        }
        return failed && reached == ExchangeState.UP_TO_DATE ? ExchangeState.UNREACHABLE : reached;
    }

    /** Asks another device to trust this one. */
    public void setPairingRequest(PairingRequest request) {
        outgoing.add(request);
    }

    /** Returns the state of the peers by the address of the transport that reaches them; starts nothing. */
    public Map<String, List<PeerState>> peerStates() {
        Map<String, List<PeerState>> states = new LinkedHashMap<>();
        for (TransportLine line : transports.all()) {
            Set<Peer> there = peers.of(line.scheme());
            states.put(
                    line.address(),
                    line.ask(transport -> statesOf(transport, there)).orElse(List.of()));
        }
        return states;
    }

    private static List<PeerState> statesOf(SyncTransport transport, Set<Peer> peers) {
        try {
            transport.peers(peers);
            return transport.peerStates();
        } catch (RoamException e) { // an exchange reports it
            return List.of();
        }
    }

    /** Returns the other remarks of the transports; starts nothing. */
    public List<Reason.Coded> remarks() {
        return transports.all().stream()
                .flatMap(line -> line.remarks().stream())
                .toList();
    }

    /** Returns the folders that the transports write into and that are not in roam's home. */
    public List<Path> folders() {
        return transports.all().stream()
                .flatMap(line -> line.ask(SyncTransport::folder).flatMap(folder -> folder).stream())
                .toList();
    }

    /** Admits a device that cannot deliver a pairing request; returns whether a transport knows such ids. */
    public boolean admitStranger(String stranger) {
        return transports.all().stream()
                .anyMatch(
                        line -> line.ask(transport -> transport.admit(stranger)).orElse(false));
    }

    /**
     * Has the transports exchange what this device has; waits for nothing.
     *
     * @param given the conversations that are given out
     * @return what failed
     */
    public List<Reason.Coded> offer(Predicate<ConversationId> given) {
        List<Reason.Coded> problems = new ArrayList<>();
        Set<ConversationId> withheld =
                context.pool().conversations().stream().filter(given.negate()).collect(Collectors.toSet());
        lanes.withhold(withheld);
        List<Path> files = new ArrayList<>(context.pool().packs(id -> !withheld.contains(id)));
        List<Path> live = context.pool().singlesOf(context.device(), id -> !withheld.contains(id));
        byte[] request = {};
        try {
            List<Path> small = outgoing.update();
            files.addAll(small);
            request = OutgoingFiles.newestRequest(small);
        } catch (RoamException e) { // batches are exchanged all the same
            problems.add(Reason.Coded.of(e));
        }
        failed = !problems.isEmpty();
        for (TransportLine line : transports.all()) {
            line.offer(new TransportOffer(peers.of(line.scheme()), request, List.copyOf(files), Optional.of(live)));
        }
        return problems;
    }

    /** Whether another exchange is due: more files wait than one {@link #receive} looks at, or those that came ask for others. */
    public boolean hasMore() {
        return more;
    }

    /**
     * Takes in what the transports delivered, for a few seconds at most; waits for nothing. Cards and what they name come first, then
     * batches; then this device's own card is renewed.
     */
    public ExchangeResult receive() {
        LeftoverFiles.remove(folder, context.disk());
        LeftoverFiles.remove(requests, context.disk());
        ExchangeResult.Builder result = new ExchangeResult.Builder();
        ReceivedLog received = new ReceivedLog();
        receiver.reportTo(received);
        for (TransportLine line :
                transports.all()) { // what arrives from here on is told, and taken in, by the next one
            result.add(line.drainReport());
        }
        takeArrived(received);
        more |= !receiver.judgeBatches(TURN);
        more |= received.namesMore();
        more |= renewCard();
        for (TransportLine line : transports.all()) {
            line.reportCorrupt(received.corrupt()); // each may hold the same file
        }
        receiver.save();
        if (received.passed() > 0) {
            result.addNote(Reason.Coded.of(
                    "files-skipped",
                    received.passed()
                            + " more files from unknown devices, or invalid files, were skipped;"
                            + " someone may be filling the shared folder"));
        }
        more |= arrived.wasFull();
        failed |= !received.problems().isEmpty();
        received.problems().forEach(result::addFailure);
        received.requests().forEach(result::addNote);
        return result.build(received);
    }

    private boolean renewCard() {
        return cards.find(context.device())
                .filter(card -> !card.hasLeft() && renewCard(card.name()))
                .isPresent();
    }

    /** Returns the notices that a card names, as far as they are here. */
    public List<RemovalNotice> noticesOf(DeviceCard card) {
        return trust.noticesOf(card).toList();
    }

    /** Has the transports fetch what is new, without giving out anything; {@link #receiveCards} takes it in. */
    public void fetchCards() {
        receiver.acceptCardsOnly(true);
        for (TransportLine line : transports.all()) {
            line.offer(new TransportOffer(peers.of(line.scheme()), new byte[0], List.of(), Optional.empty()));
        }
    }

    /** Takes in cards that have arrived, with the notices and lists that they name, and neither accepts nor gives out anything else. */
    public void receiveCards() {
        receiver.acceptCardsOnly(true);
        try {
            ReceivedLog received = new ReceivedLog();
            arrived.inOrder().stream()
                    .filter(file -> receiver.wants(String.valueOf(file.getFileName())))
                    .forEach(file -> take(file, received));
        } finally {
            receiver.acceptCardsOnly(false);
        }
    }

    private void takeArrived(ReceivedLog received) {
        more = arrived.takeForATurn(TURN, file -> take(file, received));
    }

    private boolean take(Path file, ReceivedLog received) {
        try {
            receiver.take(arrived.take(file));
            return true;
        } catch (IOException e) {
            received.addUnreadable(file, e);
        } catch (RoamException e) { // it stays, and the others are taken all the same
            received.addProblem(e);
        }
        return false;
    }
}
