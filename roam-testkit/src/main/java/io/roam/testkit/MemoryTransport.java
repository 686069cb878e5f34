package io.roam.testkit;

import io.roam.chain.Hash;
import io.roam.spi.DiskException;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import io.roam.testkit.MemoryLanes.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A device's side of a {@link InMemoryHub}. */
class MemoryTransport implements SyncTransport {
    private static final Version NOTHING = new Version(0, new byte[0]);

    private final InMemoryHub meeting;
    private final String device;
    private final Path exchange;
    private final Inbox inbox;
    private final Map<String, byte[]> mine = new HashMap<>();
    private final Map<String, Long> heard = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private Optional<List<Path>> live = Optional.empty();
    private boolean isAllPublished;

    MemoryTransport(InMemoryHub meeting, String device, Path exchange, Inbox inbox) {
        this.meeting = meeting;
        this.device = device;
        this.exchange = exchange;
        this.inbox = inbox;
    }

    @Override
    public String address() {
        return InMemoryHub.ADDRESS;
    }

    @Override
    public synchronized void publish(Collection<Path> files) {
        Map<String, byte[]> all = new HashMap<>();
        isAllPublished = true;
        for (Path file : files) {
            String name = file.getFileName().toString();
            byte[] known = mine.get(name);
            if (known != null || Files.exists(file)) {
                all.put(name, known == null ? FakeFiles.bytes(file) : known);
            } else { // no longer in the pool
                isAllPublished = false;
            }
        }
        mine.clear();
        mine.putAll(all);
    }

    @Override
    public synchronized void live(Collection<Path> singles) {
        live = Optional.of(List.copyOf(singles));
    }

    @Override
    public synchronized TransportReport exchange() {
        meeting.beginExchange(device);
        int sent = meeting.offer(device, mine);
        int received = 0;
        int more;
        do { // what arrived may name what was not wanted before
            more = receive();
            received += more;
        } while (more > 0);
        meeting.receiveLanes(device);
        List<Reason.Coded> failures = new ArrayList<>();
        hearLanes(failures);
        sent += live.map(this::lay).orElse(0);
        live = Optional.empty();
        return new TransportReport(sent, received + taken.size(), failures, List.of());
    }

    private int receive() {
        int received = 0;
        for (Map.Entry<String, byte[]> file : meeting.arriving(device)) {
            if (!mine.containsKey(file.getKey()) && inbox.wants(file.getKey())) {
                inbox.arrived(write(file.getKey(), file.getValue()));
                received++;
            }
        }
        return received;
    }

    private void hearLanes(List<Reason.Coded> failures) {
        taken.clear();
        lanes().view(device).forEach((item, version) -> {
            boolean isKnown = heard.getOrDefault(item, -1L) == version.number();
            if (!isKnown && !version.isVacant() && hears(MemoryLanes.deviceOf(item))) {
                try {
                    if (ask(version, inbox::heard)) {
                        taken.add(item);
                    }
                    heard.put(item, version.number());
                } catch (RoamException e) { // it is heard later
                    failures.add(Reason.Coded.of(e));
                }
            }
        });
    }

    boolean hears(String owner) {
        return inbox.hears(owner);
    }

    private MemoryLanes lanes() {
        return meeting.lanes();
    }

    private boolean ask(Version version, Predicate<Path> question) {
        Path file = write("slot", version.content());
        try {
            return question.test(file);
        } finally {
            delete(file);
        }
    }

    /** Whether a slot may be written over. */
    boolean mayReplace() {
        return isAllPublished;
    }

    private int lay(List<Path> singles) {
        if (!inbox.hears(inbox.device())) {
            return 0;
        }
        Map<Hash, byte[]> missing = new LinkedHashMap<>();
        singles.stream()
                .filter(Files::exists)
                .map(FakeFiles::bytes)
                .filter(content -> content.length <= Inbox.MAX_LIVE_BYTES)
                .forEach(content -> missing.put(Hash.of(content), content));
        Deque<String> free = new ArrayDeque<>(findFree(missing));
        int written = 0;
        for (byte[] content : missing.values()) {
            if (!free.isEmpty()) {
                lanes().write(device, free.removeFirst(), content);
                written++;
            }
        }
        free.forEach(this::emptyWithdrawn);
        return written;
    }

    /** Returns the free slots of the own lane, the one written longest ago first; takes from {@code missing} what is in others. */
    private List<String> findFree(Map<Hash, byte[]> missing) {
        List<String> free = new ArrayList<>();
        for (int slot = 0; slot < lanes().slots(); slot++) {
            String item = MemoryLanes.item(inbox.device(), slot);
            Version version = at(item);
            boolean isSaid = !version.isVacant() && missing.remove(Hash.of(version.content())) != null;
            if (!isSaid && isFree(item, version)) {
                free.add(item);
            }
        }
        free.sort(Comparator.comparing(item -> at(item).number()));
        return free;
    }

    private Version at(String item) {
        return lanes().find(device, item).orElse(NOTHING);
    }

    private boolean isFree(String item, Version version) {
        boolean isKnown = heard.getOrDefault(item, -1L) == version.number() && !taken.contains(item);
        return version.isVacant() || (mayReplace() && isKnown);
    }

    private void emptyWithdrawn(String item) {
        Version version = at(item);
        if (!version.isVacant() && ask(version, inbox::isWithdrawn)) {
            lanes().write(device, item, new byte[0]);
        }
    }

    @Override
    public ExchangeState state() {
        return ExchangeState.UP_TO_DATE;
    }

    private Path write(String name, byte[] bytes) {
        Path file = exchange.resolve(name);
        try {
            Files.createDirectories(exchange);
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new DiskException("cannot remove", file, e);
        }
    }

    @Override
    public void close() {}
}
