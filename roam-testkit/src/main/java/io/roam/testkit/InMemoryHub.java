package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A place in memory where the devices of a test meet, by the address {@code memory:}. Each device sees what the others offered when they
 * last exchanged. A test says what passes between them, and in which order it arrives. Devices are told apart by the names of their
 * machines.
 */
public final class InMemoryHub implements TransportProvider {
    /** What to open it with. */
    public static final String ADDRESS = "memory:";

    private final Map<String, Map<String, byte[]>> offered = new TreeMap<>();
    private final Random order;
    private Passing passing = (from, to, file) -> true;

    /** One in which files arrive in an order that is a function of the seed. */
    public InMemoryHub(long seed) {
        this.order = new Random(seed);
    }

    /** Says which files get through. */
    @FunctionalInterface
    public interface Passing {
        /** Whether a file gets from one device to another, now. */
        boolean passes(String from, String to, String file);
    }

    /** From now on only that passes. */
    public synchronized void only(Passing what) {
        passing = what;
    }

    /** From now on everything passes. */
    public void all() {
        only((from, to, file) -> true);
    }

    @Override
    public String scheme() {
        return "memory";
    }

    @Override
    public SyncTransport open(String address, Path exchange, Inbox inbox, Machine machine) {
        return new MemoryTransport(this, machine.name(), exchange, inbox);
    }

    /** Offers files; gives the number of those that were not offered before. */
    synchronized int offer(String device, Map<String, byte[]> files) {
        Map<String, byte[]> mine = offered.computeIfAbsent(device, d -> new TreeMap<>());
        int before = mine.size();
        files.forEach(mine::putIfAbsent);
        int news = mine.size() - before;
        mine.keySet().retainAll(files.keySet());
        return news;
    }

    /** What reaches a device now, in the order of its arrival. */
    synchronized List<Map.Entry<String, byte[]>> arriving(String device) {
        List<Map.Entry<String, byte[]>> all = new ArrayList<>();
        offered.forEach((from, files) -> files.forEach((name, bytes) -> {
            if (!from.equals(device) && passing.passes(from, device, name)) {
                all.add(Map.entry(name, bytes));
            }
        }));
        Collections.shuffle(all, order);
        return all;
    }
}
