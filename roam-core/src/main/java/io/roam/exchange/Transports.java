package io.roam.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceId;
import io.roam.spi.transport.ExchangeState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The open transports of this device. */
public record Transports(List<TransportLine> all) {
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

    /** Asks the transports for their addresses, unless that was done; waits for seconds at most. */
    public void findAddresses() {
        all.forEach(TransportLine::findAddresses);
    }

    /**
     * Returns the addresses at which this device can be reached, wherever it is.
     *
     * @param known those of a transport that does not answer
     */
    public DeviceAddresses addresses(DeviceAddresses known) {
        return addresses(TransportLine::addresses, known);
    }

    /** Returns all addresses of this device, with those that hold only where it is now. */
    public DeviceAddresses currentAddresses() {
        return addresses(TransportLine::currentAddresses, DeviceAddresses.NONE);
    }

    private DeviceAddresses addresses(
            Function<TransportLine, Optional<Map<String, String>>> addressesOf, DeviceAddresses known) {
        Map<String, Map<String, String>> byScheme = new TreeMap<>();
        for (TransportLine line : all) {
            Map<String, String> addresses = addressesOf.apply(line).orElseGet(() -> known.forTransport(line.scheme()));
            byScheme.put(line.scheme(), addresses);
        }
        return new DeviceAddresses(byScheme);
    }

    /** Whether all transports carry the lane of a device, as far as is known. */
    public boolean carryLane(DeviceId device) {
        return all.stream().allMatch(line -> line.carriesLane(device.text()));
    }

    /** Waits until all that was offered is exchanged, but not for a transport that does not get on. */
    public void await() {
        await(() -> {});
    }

    /** Waits as {@link #await()} does; calls {@code eachStep} several times a second, which may end it with an exception. */
    public void await(Runnable eachStep) {
        all.forEach(line -> line.await(eachStep));
    }

    /** Returns how far the last exchange got; a transport that is still in progress outweighs one that is unreachable. */
    public ExchangeState state() {
        List<ExchangeState> each = all.stream().map(TransportLine::state).toList();
        if (each.contains(ExchangeState.IN_PROGRESS)) {
            return ExchangeState.IN_PROGRESS;
        }
        return each.contains(ExchangeState.UNREACHABLE) ? ExchangeState.UNREACHABLE : ExchangeState.UP_TO_DATE;
    }
}
