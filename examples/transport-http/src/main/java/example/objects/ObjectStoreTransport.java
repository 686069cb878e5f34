package example.objects;

import example.objects.ObjectStore.StoredObject;
import io.roam.spi.Disk;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Devices meet in a bucket: each puts the files there that are missing, and gets those that it wants. It has no lanes. */
final class ObjectStoreTransport implements SyncTransport {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.[a-z]{1,16}");
    private static final String PREFIX = "roam/";

    private final String address;
    private final ObjectStore store;
    private final Path incoming;
    private final Inbox inbox;
    private final Disk disk;
    private final Map<String, Path> mine = new LinkedHashMap<>();
    private ExchangeState state = ExchangeState.UP_TO_DATE;
    private volatile boolean isClosed;

    ObjectStoreTransport(String address, ObjectStore store, Path exchange, Inbox inbox, Disk disk) {
        this.address = address;
        this.store = store;
        this.incoming = exchange.resolve(UUID.randomUUID().toString()); // other processes of this home get files, too
        this.inbox = inbox;
        this.disk = disk;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public synchronized void publish(Collection<Path> files) {
        mine.clear();
        files.forEach(file -> mine.put(file.getFileName().toString(), file));
    }

    @Override
    public synchronized TransportReport exchange() {
        Visit visit = new Visit();
        try {
            List<StoredObject> there = store.list(PREFIX);
            there.forEach(visit::take);
            visit.giveMissing();
        } catch (IOException e) { // the place is unreachable: the next exchange tries again
            visit.fail("cannot reach the object store " + address, e);
        }
        state = visit.failures.isEmpty() ? ExchangeState.UP_TO_DATE : ExchangeState.UNREACHABLE;
        return TransportReport.of(visit.sent, visit.received).withFailures(visit.failures).withNotes(visit.notes);
    }

    /** One exchange with the store. */
    private final class Visit {
        private final List<Reason.Coded> failures = new ArrayList<>();
        private final List<Reason.Coded> notes = new ArrayList<>();
        private final Set<String> there = new HashSet<>();
        private int sent;
        private int received;

        void fail(String what, IOException e) {
            failures.add(Reason.Coded.of("object-store-error", what + ": " + Reason.plain(String.valueOf(e.getMessage()))));
        }

        private void skip(String name, String why) {
            notes.add(Reason.Coded.of("files-skipped", "skipped " + Reason.plain(name) + ": " + why));
        }

        /** Gets an object if its name is valid, it is wanted, and it is not too large: asked in that order. */
        void take(StoredObject object) {
            String name = object.key().substring(PREFIX.length());
            inbox.goesOn();
            if (!NAME.matcher(name).matches()) {
                skip(name, "its name is not that of a file of roam");
                return;
            }
            there.add(name);
            if (isClosed || mine.containsKey(name) || !inbox.wants(name)) {
                return;
            }
            if (object.size() > inbox.maxBytes(name)) {
                skip(name, "it is too large");
                return;
            }
            try {
                inbox.arrived(download(name));
                received++;
            } catch (NoSuchFileException e) { // another device has removed it
                there.remove(name);
            } catch (IOException e) {
                fail("cannot get " + name, e);
            } catch (RoamException e) { // the inbox cannot take it now: it is offered again
                failures.add(Reason.Coded.of(e));
            }
        }

        /** Puts this device's files that the store lacks. */
        void giveMissing() throws IOException {
            for (Map.Entry<String, Path> file : mine.entrySet()) {
                inbox.goesOn();
                boolean isDue = !isClosed && !there.contains(file.getKey()) && Files.exists(file.getValue());
                if (isDue && inbox.isIntact(file.getValue())) {
                    store.put(PREFIX + file.getKey(), file.getValue());
                    sent++;
                }
            }
        }
    }

    /** Downloads an object to a file; one that is not whole leaves none. */
    private Path download(String name) throws IOException {
        Path file = incoming.resolve(name);
        disk.delete(file);
        try (OutputStream out = disk.create(file)) {
            store.get(PREFIX + name, out, inbox.maxBytes(name), inbox::goesOn);
            return file;
        } catch (IOException e) {
            disk.delete(file);
            throw e;
        }
    }

    /** Gets the object once more, and removes it if the store's copy is damaged: a device that has the file puts it again. */
    @Override
    public synchronized void reportCorrupt(String name) {
        try {
            Path copy = download(name);
            if (!inbox.isIntact(copy)) {
                store.delete(PREFIX + name);
            }
            disk.delete(copy);
        } catch (IOException e) { // it is reported again when it arrives again
            return;
        }
    }

    @Override
    public synchronized ExchangeState state() {
        return state;
    }

    /** Ends an exchange under way after its present file; called on any thread. */
    @Override
    public void close() {
        isClosed = true;
    }
}
