package io.roam.exchange;

import io.roam.spi.transport.Peer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a transport is to exchange, and with whom.
 *
 * @param request this device's pairing request; no bytes: there is none
 * @param files all that this device gives out
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TransportOffer(Set<Peer> peers, byte[] request, List<Path> files) {}
