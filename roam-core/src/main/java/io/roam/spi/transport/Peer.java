package io.roam.spi.transport;

import java.util.Map;

/**
 * Another device, as a transport knows it.
 *
 * @param device the device's id
 * @param name the name that its user gave it
 * @param addresses its addresses for this transport, by the transport's own keys
 */
public record Peer(String device, String name, Map<String, String> addresses) {
    /** Copies the map. */
    public Peer {
        addresses = Map.copyOf(addresses);
    }

    /** Returns a device without addresses. */
    public static Peer of(String device, String name) {
        return new Peer(device, name, Map.of());
    }

    /** Returns this device with those addresses. */
    public Peer withAddresses(Map<String, String> all) {
        return new Peer(device, name, all);
    }
}
