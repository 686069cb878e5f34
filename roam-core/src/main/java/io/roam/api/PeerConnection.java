package io.roam.api;

import io.roam.spi.transport.PeerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The connection of a transport to another device.
 *
 * @param device the other one
 * @param transport the transport's address
 * @param link how it is connected now
 * @param seen the time of the last connection; empty if never, or if that is not known
 * @param lacks the number of this device's files that it lacks; -1 if not known
 * @param offers the number of its files that this device lacks; -1 if not known
 */
public record PeerConnection(
        Device device, String transport, PeerState.Link link, Optional<Instant> seen, long lacks, long offers) {
    public static Optional<PeerConnection> of(String transport, PeerState state, List<Device> devices) {
        return devices.stream()
                .filter(device -> device.id().equals(state.device()))
                .findFirst()
                .map(device -> new PeerConnection(
                        device, transport, state.link(), state.seen(), state.lacks(), state.offers()));
    }

    /** Whether it is connected now. */
    public boolean isConnected() {
        return link != PeerState.Link.NONE;
    }
}
