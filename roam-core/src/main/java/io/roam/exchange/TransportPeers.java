package io.roam.exchange;

import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.ledger.AwaitedDevice;
import io.roam.ledger.DeviceRemoval;
import io.roam.ledger.TrustedDevice;
import io.roam.spi.transport.Peer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The devices with which each transport exchanges. Used by one thread at a time. */
final class TransportPeers {
    private final ExchangeContext context;
    private final DeviceCards cards;
    private final DeviceTrust trust;
    private final Map<String, DepartedPeers> departed = new HashMap<>();

    TransportPeers(ExchangeContext context, DeviceCards cards, DeviceTrust trust) {
        this.context = context;
        this.cards = cards;
        this.trust = trust;
    }

    /**
     * Returns the devices with an address of that scheme that are accepted, that the user pairs with, or that just left: others get
     * nothing from here.
     */
    Set<Peer> of(String scheme) {
        TrustView view = trust.view();
        DepartedPeers leavers = departed.computeIfAbsent(scheme, none -> new DepartedPeers());
        Set<Peer> peers = new HashSet<>();
        for (TrustedDevice device : context.ledger().trustedDevices().all()) {
            Map<String, String> keys = addresses(device).forTransport(scheme);
            if (hasLeft(device)) {
                leavers.findDeparting(device.id().text()).ifPresent(peers::add);
            } else if (view.isAccepted(device.id()) && !keys.isEmpty()) {
                Peer peer = Peer.of(device.id().text(), device.name()).withAddresses(keys);
                leavers.notePresent(peer);
                peers.add(peer);
            }
        }
        for (AwaitedDevice device : context.ledger().awaitedDevices().all()) {
            Map<String, String> keys = device.addresses().forTransport(scheme);
            if (!keys.isEmpty()) {
                peers.add(Peer.of(device.id().text(), device.id().shortId()).withAddresses(keys));
            }
        }
        return peers;
    }

    private boolean hasLeft(TrustedDevice device) {
        return device.removal()
                .map(DeviceRemoval::left)
                .orElseGet(() ->
                        cards.find(device.id()).filter(DeviceCard::hasLeft).isPresent());
    }

    private DeviceAddresses addresses(TrustedDevice device) {
        return cards.find(device.id())
                .map(DeviceCard::addresses)
                .map(DeviceAddresses::of)
                .orElse(DeviceAddresses.NONE)
                .withDefaults(device.addresses());
    }
}
