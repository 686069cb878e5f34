package io.roam.transport.syncthing;

import io.roam.spi.transport.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The desired configuration of an instance.
 *
 * @param name the name by which the instance introduces itself
 * @param devices the other devices, by Syncthing's ids
 */
record DesiredConfig(String name, Map<String, Other> devices) {
    static final String ID = "id";
    static final String AT = "at";

    /**
     * Another device.
     *
     * @param device its roam device id
     * @param addresses where Syncthing looks for it
     */
    record Other(String device, String name, List<String> addresses) {}

    /**
     * Returns the configuration for these peers.
     *
     * @param own this instance's id
     * @param discovery whether Syncthing also looks for them at other addresses than they give
     */
    static DesiredConfig of(String name, Collection<Peer> peers, String own, boolean discovery) {
        Map<String, Other> devices = new TreeMap<>();
        for (Peer peer : peers) {
            id(peer).filter(id -> !id.equals(own))
                    .ifPresent(id -> devices.merge(
                            id,
                            new Other(peer.device(), peer.name(), addresses(peer, discovery)),
                            DesiredConfig::first));
        }
        return new DesiredConfig(name, devices);
    }

    /** Returns one of two peers that claim the same Syncthing id: always the same, as at most one of them is honest. */
    private static Other first(Other one, Other two) {
        return one.device().compareTo(two.device()) < 0 ? one : two;
    }

    private static Optional<String> id(Peer peer) {
        return Optional.ofNullable(peer.addresses().get(ID))
                .filter(id -> SyncthingIdentity.ID.matcher(id).matches());
    }

    private static List<String> addresses(Peer peer, boolean discovery) {
        List<String> all = new ArrayList<>();
        Arrays.stream(peer.addresses().getOrDefault(AT, "").split(",", -1))
                .filter(text -> SyncthingAddress.URL.matcher(text).matches())
                .forEach(all::add);
        if (discovery) {
            all.add("dynamic");
        }
        return List.copyOf(all);
    }
}
