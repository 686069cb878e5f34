package io.roam.spi.transport;

import java.util.Map;

/**
 * Another device, as a transport knows it.
 *
 * @param device the device's id
 * @param name what its user calls it
 * @param addresses what its card says about this transport, by the transport's own keys
 */
public record Peer(String device, String name, Map<String, String> addresses) {
    /** Makes one; the map is copied. */
    public Peer {
        addresses = Map.copyOf(addresses);
    }
}
