package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A hub in memory where the devices of a test meet, under the address {@code memory:}. Each device sees what the others offered at their
 * last exchange; of lanes, whose slots pass by names such as {@code live/<device>/00}, it sees the newest that reached it. A test decides what passes between them, and in which order it arrives. The names of the machines identify the
 * devices.
 */
public final class InMemoryHub implements TransportProvider {
    /** The address of the hub. */
    public static final String ADDRESS = "memory:";

    private static final int SLOTS = 256;
    private static final String ANYBODY = "anybody at all";

    private final Map<String, Map<String, byte[]>> offered = new TreeMap<>();
    private final MemoryLanes lanes;
    private final Random order;
    private final Set<String> offline = new HashSet<>();
    private final Set<String> cut = new HashSet<>();
    private Passing passing = (from, to, file) -> true;
    private volatile Consumer<String> line = device -> {};

    /** Creates a hub in which the order of arrival is a function of the seed. */
    public InMemoryHub(long seed) {
        this(seed, SLOTS);
    }

    /** Creates a hub whose lanes have that number of slots; few, so that they run out. */
    public InMemoryHub(long seed, int slots) {
        this.order = new Random(seed);
        this.lanes = new MemoryLanes(slots);
    }

    /** Decides which files pass. */
    @FunctionalInterface
    public interface Passing {
        /** Whether a file passes from one device to another now. */
        boolean passes(String from, String to, String file);
    }

    /** Lets only these files pass from now on. */
    public synchronized void only(Passing what) {
        passing = what;
    }

    /** Lets all files pass from now on. */
    public void all() {
        only((from, to, file) -> true);
    }

    /** Has each exchange of a device run that first, with the device's name; it may hang there, as a dead line does. */
    public void atEachExchange(Consumer<String> work) {
        line = work;
    }

    void beginExchange(String device) {
        line.accept(device);
    }

    /** Makes the hub unreachable for a device, or reachable again. */
    public synchronized void setOffline(String device, boolean isOffline) {
        if (isOffline) {
            offline.add(device);
        } else {
            offline.remove(device);
        }
    }

    synchronized boolean isOffline(String device) {
        return offline.contains(device);
    }

    /** Puts a file there under any name, in the place of those that have it, as anybody can. */
    public synchronized void plant(String name, byte[] content) {
        offered.values().forEach(files -> files.replace(name, content));
        offered.computeIfAbsent(ANYBODY, who -> new TreeMap<>()).put(name, content);
    }

    /** Has the next download of a file by a device end in its middle. */
    public synchronized void cutOff(String device, String name) {
        cut.add(device + " " + name);
    }

    /** Returns a file that reaches a device. */
    synchronized byte[] download(String device, Map.Entry<String, byte[]> file) throws IOException {
        if (cut.remove(device + " " + file.getKey())) {
            throw new EOFException("the connection ended after half of " + file.getKey());
        }
        return file.getValue();
    }

    /** Removes the versions of a file that match. */
    synchronized void remove(String name, Predicate<byte[]> matching) {
        offered.values().forEach(files -> {
            byte[] content = files.get(name);
            if (content != null && matching.test(content)) {
                files.remove(name);
            }
        });
    }

    @Override
    public String scheme() {
        return "memory";
    }

    @Override
    public SyncTransport open(String address, Path exchange, Inbox inbox, Machine machine) {
        return new MemoryTransport(this, machine.name(), exchange, inbox);
    }

    /** Offers files, and returns the number of new ones. */
    synchronized int offer(String device, Map<String, byte[]> files) {
        Map<String, byte[]> mine = offered.computeIfAbsent(device, d -> new TreeMap<>());
        int before = mine.size();
        files.forEach(mine::putIfAbsent);
        int news = mine.size() - before;
        mine.keySet().retainAll(files.keySet());
        return news;
    }

    /** Spoils something that devices have here: takes a file away, or writes junk over what a machine sees of a lane. */
    public synchronized void spoil(int lot) {
        List<Map.Entry<String, String>> files = new ArrayList<>();
        offered.forEach((device, all) -> all.keySet().forEach(name -> files.add(Map.entry(device, name))));
        if (lot % 2 == 0 && !files.isEmpty()) {
            Map.Entry<String, String> file = files.get(lot / 2 % files.size());
            offered.getOrDefault(file.getKey(), new TreeMap<>()).remove(file.getValue());
        } else {
            lanes.spoil(lot / 2);
        }
    }

    /** Returns the lanes of all devices. */
    MemoryLanes lanes() {
        return lanes;
    }

    /** Brings a device what passes to it of lanes now. */
    synchronized void receiveLanes(String device) {
        lanes.receive(device, passing);
    }

    /** Returns the files that reach a device now, in order of arrival. */
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
