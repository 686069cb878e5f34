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
import java.util.regex.Pattern;

/** A device's side of a {@link InMemoryHub}. */
class MemoryTransport implements SyncTransport {
    static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.[a-z]+");
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
    private boolean isReached = true;
    private volatile boolean isClosed;

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
        MemoryVisit visit = new MemoryVisit();
        isReached = !meeting.isOffline(device);
        if (!isReached) {
            visit.fail(Reason.Coded.of("no-response", "the hub does not answer; hint: wait until it does"));
            return visit.report();
        }
        visit.sent = meeting.offer(device, mine);
        boolean more;
        do { // what arrived may name what was not wanted before
            more = receive(visit);
        } while (more);
        meeting.receiveLanes(device);
        hearLanes(visit);
        visit.sent += live.map(this::lay).orElse(0);
        live = Optional.empty();
        visit.received += taken.size();
        return visit.report();
    }

    /** What an exchange did. */
    static final class MemoryVisit {
        private final Set<String> tried = new HashSet<>();
        private final List<Reason.Coded> failures = new ArrayList<>();
        private final List<Reason.Coded> notes = new ArrayList<>();
        private int sent;
        private int received;

        void fail(Reason.Coded reason) {
            failures.add(reason);
        }

        void skip(String name, String why) {
            notes.add(Reason.Coded.of("files-skipped", "skipped " + Reason.plain(name) + ": " + why));
        }

        TransportReport report() {
            return TransportReport.of(sent, received).withFailures(failures).withNotes(notes);
        }
    }

    private boolean receive(MemoryVisit visit) {
        int before = visit.received;
        for (Map.Entry<String, byte[]> file : meeting.arriving(device)) {
            boolean isNew = !mine.containsKey(file.getKey()) && !visit.tried.contains(file.getKey());
            if (isNew && !isClosed && isAcceptable(file, visit)) {
                visit.tried.add(file.getKey());
                take(file, visit);
            }
        }
        return visit.received > before;
    }

    /** Whether a file has a valid name and size, and is wanted. */
    boolean isAcceptable(Map.Entry<String, byte[]> file, MemoryVisit visit) {
        String name = file.getKey();
        if (!NAME.matcher(name).matches()) {
            visit.tried.add(name);
            visit.skip(name, "its name is not a hash");
            return false;
        }
        if (!inbox.wants(name)) {
            return false;
        }
        if (file.getValue().length > inbox.maxBytes(name)) {
            visit.tried.add(name);
            visit.skip(name, "it is too large");
            return false;
        }
        return true;
    }

    private void take(Map.Entry<String, byte[]> file, MemoryVisit visit) {
        try {
            inbox.arrived(write(file.getKey(), download(file)));
            visit.received++;
        } catch (RoamException e) { // it is taken later
            visit.fail(Reason.Coded.of(e));
        } catch (IOException e) {
            visit.fail(Reason.Coded.of(new DiskException("cannot fetch", exchange.resolve(file.getKey()), e)));
        }
    }

    /** Fetches a file of the hub. */
    byte[] download(Map.Entry<String, byte[]> file) throws IOException {
        return meeting.download(device, file);
    }

    @Override
    public synchronized void reportCorrupt(String name) {
        meeting.remove(name, content -> !isIntact(name, content));
    }

    private boolean isIntact(String name, byte[] content) {
        Path file = write(name, content);
        try {
            return inbox.isIntact(file);
        } finally {
            delete(file);
        }
    }

    private void hearLanes(MemoryVisit visit) {
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
                    visit.fail(Reason.Coded.of(e));
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
    public synchronized ExchangeState state() {
        return isReached ? ExchangeState.UP_TO_DATE : ExchangeState.UNREACHABLE;
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
    public void close() {
        isClosed = true;
    }
}
