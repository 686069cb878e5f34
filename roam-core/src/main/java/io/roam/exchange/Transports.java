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

/** The transports of this device. */
public record Transports(List<SyncTransport> all) implements AutoCloseable {
    /** Makes them; the list is copied. */
    public Transports {
        all = List.copyOf(all);
    }

    /** The scheme of an address. */
    public static String scheme(String address) {
        return address.substring(0, Math.max(0, address.indexOf(':')));
    }

    /**
     * The folder that is a transport's own.
     *
     * @param exchange where folders of transports stand
     * @param single whether there is one of its kind at most: then it is the same, whatever the address says else
     */
    public static Path folder(Path exchange, String address, boolean single) {
        String name = scheme(address);
        return exchange.resolve(
                single
                        ? name
                        : name + "-" + Hash.of(address.getBytes(UTF_8)).hex().substring(0, 8));
    }

    /** Where this device can be reached, wherever it is. */
    public DeviceAddresses reach() {
        return reach(SyncTransport::addresses);
    }

    /** The same, with what holds only where it is now. */
    public DeviceAddresses reachNow() {
        return reach(SyncTransport::currentAddresses);
    }

    private DeviceAddresses reach(Function<SyncTransport, Map<String, String>> way) {
        Map<String, Map<String, String>> found = new TreeMap<>();
        all.forEach(transport -> found.put(scheme(transport.address()), way.apply(transport)));
        return new DeviceAddresses(found);
    }

    /** How far the last exchange got: whether more comes by itself is what matters first. */
    public ExchangeState state() {
        List<ExchangeState> each = all.stream().map(Transports::standing).toList();
        if (each.contains(ExchangeState.IN_PROGRESS)) {
            return ExchangeState.IN_PROGRESS;
        }
        return each.contains(ExchangeState.UNREACHABLE) ? ExchangeState.UNREACHABLE : ExchangeState.UP_TO_DATE;
    }

    private static ExchangeState standing(SyncTransport transport) {
        try {
            return transport.state();
        } catch (RoamException e) { // the exchange told it
            return ExchangeState.UNREACHABLE;
        }
    }

    @Override
    public void close() {
        all.forEach(SyncTransport::close);
    }
}
