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
 * How an instance is to be set up.
 *
 * @param name by which it introduces itself
 * @param devices the other devices by Syncthing's ids
 */
record DesiredConfig(String name, Map<String, Other> devices) {
    static final String ID = "id";
    static final String AT = "at";

    /**
     * Another device.
     *
     * @param device its id at roam
     * @param addresses where it is looked for
     */
    record Other(String device, String name, List<String> addresses) {}

    /**
     * What is to be set up for these peers.
     *
     * @param own this instance's id
     * @param discovery whether they are looked for also elsewhere than where they say
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

    /** Of two peers that say that they have one address at most one tells the truth: always the same one is believed. */
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
