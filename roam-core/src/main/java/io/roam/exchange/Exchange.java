package io.roam.exchange;

import io.roam.chain.ConversationId;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.PairingRequest;
import io.roam.files.LeftoverFiles;
import io.roam.ledger.TrustedDevice;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.PeerState;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Exchanges files with the other devices over all transports, until their pools are equal. Used by one thread at a time. */
public final class Exchange {
    private final ExchangeContext context;
    private final Path folder;
    private final Path requests;
    private final DeviceCards cards;
    private final PairingRequests pairingRequests;
    private final Quarantine quarantine;
    private final InboxReceiver receiver;
    private final OutgoingFiles outgoing;
    private final Transports transports;
    private boolean failed;

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
        this.pairingRequests = new PairingRequests(context, requests);
        this.quarantine = new Quarantine(folder.resolve("quarantine"), context.disk());
        this.receiver = new InboxReceiver(context, folder, cards, pairingRequests, quarantine);
        this.outgoing = new OutgoingFiles(context, folder.resolve("outgoing"), cards);
    }

    /** Returns the inbox that transports deliver to. */
    public InboxReceiver receiver() {
        return receiver;
    }

    /** Returns the requests of other devices to be paired. */
    public PairingRequests pairingRequests() {
        return pairingRequests;
    }

    /** Returns the devices that trusted ones vouch for and that the user has neither accepted nor removed. */
    public List<TrustedDevice> cardsVouched() {
        return cards.vouched(context.device(), context.ledger().trustedDevices());
    }

    /** Returns the files that were rejected. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** Returns the transports over which it exchanges. */
    public Transports transports() {
        return transports;
    }

    /** Returns how far the last exchange got. */
    public ExchangeState state() {
        ExchangeState reached = transports.state();
        return failed && reached == ExchangeState.UP_TO_DATE ? ExchangeState.UNREACHABLE : reached;
    }

    /** Asks another device to trust this one. */
    public void setPairingRequest(PairingRequest request) {
        outgoing.add(request);
    }

    /** Returns the state of the peers by the address of the transport that reaches them; starts nothing. */
    public Map<String, List<PeerState>> peerStates() {
        Map<String, List<PeerState>> states = new LinkedHashMap<>();
        for (SyncTransport transport : transports.all()) {
            transport.peers(peers(Transports.scheme(transport.address())));
            states.put(transport.address(), transport.peerStates());
        }
        return states;
    }

    /** Returns the other remarks of the transports, a sentence each; starts nothing. */
    public List<String> remarks() {
        return transports.all().stream()
                .flatMap(transport -> transport.remarks().stream())
                .toList();
    }

    /** Admits a device that cannot deliver a pairing request; returns whether a transport knows such ids. */
    public boolean admitStranger(String stranger) {
        return transports.all().stream().anyMatch(transport -> transport.admit(stranger));
    }

    /**
     * Gives out and takes in what can be exchanged now; waits for nobody.
     *
     * @param given the conversations that are given out
     */
    public ExchangeResult run(Predicate<ConversationId> given) {
        LeftoverFiles.remove(folder, context.disk());
        LeftoverFiles.remove(requests, context.disk());
        ExchangeResult.Builder result = new ExchangeResult.Builder();
        ReceivedLog received = new ReceivedLog();
        receiver.reportTo(received);
        failed = false;
        List<Path> files = new ArrayList<>(context.pool().files(given));
        byte[] request = {};
        try {
            List<Path> small = outgoing.update();
            files.addAll(small);
            request = OutgoingFiles.newestRequest(small);
        } catch (RoamException e) { // batches are exchanged all the same
            fail(result, e.getMessage());
        }
        receiver.retryDeferred();
        for (SyncTransport transport : transports.all()) {
            try {
                result.add(transport.address(), exchangeOver(transport, files, request));
            } catch (RoamException e) {
                fail(result, e.getMessage());
            }
        }
        receiver.retryDeferred();
        reportCorrupt(received.corrupt(), result);
        received.problems().forEach(problem -> fail(result, problem));
        received.requests().forEach(result::addNote);
        return result.build(received);
    }

    /** Takes in cards that have arrived, and neither accepts nor gives out anything else. */
    public void receiveCards() {
        receiver.acceptCardsOnly(true);
        try {
            for (SyncTransport transport : transports.all()) {
                transport.peers(peers(Transports.scheme(transport.address())));
                transport.exchange();
            }
        } finally {
            receiver.acceptCardsOnly(false);
        }
    }

    private TransportReport exchangeOver(SyncTransport transport, List<Path> files, byte[] request) {
        transport.peers(peers(Transports.scheme(transport.address())));
        transport.setPairingRequest(request);
        transport.publish(files);
        return transport.exchange();
    }

    /** Has every transport drop what is damaged, wherever it came from: each may hold the same file. */
    private void reportCorrupt(List<String> names, ExchangeResult.Builder result) {
        for (SyncTransport transport : transports.all()) {
            try {
                names.forEach(transport::reportCorrupt);
            } catch (RoamException e) {
                fail(result, e.getMessage());
            }
        }
    }

    private void fail(ExchangeResult.Builder result, String sentence) {
        failed = true;
        result.addFailure(sentence);
    }

    /** Returns the trusted devices that have an address of that scheme. */
    private Set<Peer> peers(String scheme) {
        Set<Peer> peers = new HashSet<>();
        for (TrustedDevice device : context.ledger().trustedDevices().all()) {
            Map<String, String> keys = addresses(device).forTransport(scheme);
            boolean left = cards.find(device.id()).filter(DeviceCard::hasLeft).isPresent();
            if (!device.retired() && !left && !keys.isEmpty()) {
                peers.add(new Peer(device.id().text(), device.name(), keys));
            }
        }
        return peers;
    }

    private DeviceAddresses addresses(TrustedDevice device) {
        return cards.find(device.id())
                .map(DeviceCard::addresses)
                .map(DeviceAddresses::of)
                .orElse(DeviceAddresses.NONE)
                .withDefaults(device.addresses());
    }
}
