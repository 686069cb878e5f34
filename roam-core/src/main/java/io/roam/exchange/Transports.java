package io.roam.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.SyncTransport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The open transports of this device. */
public record Transports(List<SyncTransport> all) implements AutoCloseable {
    /** Copies the list. */
    public Transports {
        all = List.copyOf(all);
    }

    /** Returns the part of an address before the colon. */
    public static String scheme(String address) {
        return address.substring(0, Math.max(0, address.indexOf(':')));
    }

    /**
     * Returns the folder that belongs to the transport of an address alone.
     *
     * @param exchange the parent of all these folders
     * @param single whether there is at most one transport of the scheme: then the folder depends on the scheme alone
     */
    public static Path folder(Path exchange, String address, boolean single) {
        String name = scheme(address);
        return exchange.resolve(
                single
                        ? name
                        : name + "-" + Hash.of(address.getBytes(UTF_8)).hex().substring(0, 8));
    }

    /** Returns the addresses at which this device can be reached, wherever it is. */
    public DeviceAddresses addresses() {
        return addresses(SyncTransport::addresses);
    }

    /** Returns all addresses of this device, with those that hold only where it is now. */
    public DeviceAddresses currentAddresses() {
        return addresses(SyncTransport::currentAddresses);
    }

    private DeviceAddresses addresses(Function<SyncTransport, Map<String, String>> addressesOf) {
        Map<String, Map<String, String>> byScheme = new TreeMap<>();
        all.forEach(transport -> byScheme.put(scheme(transport.address()), addressesOf.apply(transport)));
        return new DeviceAddresses(byScheme);
    }

    /** Returns how far the last exchange got; a transport that is still in progress outweighs one that is unreachable. */
    public ExchangeState state() {
        List<ExchangeState> each = all.stream().map(Transports::stateOf).toList();
        if (each.contains(ExchangeState.IN_PROGRESS)) {
            return ExchangeState.IN_PROGRESS;
        }
        return each.contains(ExchangeState.UNREACHABLE) ? ExchangeState.UNREACHABLE : ExchangeState.UP_TO_DATE;
    }

    private static ExchangeState stateOf(SyncTransport transport) {
        try {
            return transport.state();
        } catch (RoamException e) { // the exchange has reported it
            return ExchangeState.UNREACHABLE;
        }
    }

    @Override
    public void close() {
        all.forEach(SyncTransport::close);
    }
}
