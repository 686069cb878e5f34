package io.roam.testkit;

import io.roam.spi.DiskException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A device's side of a {@link InMemoryHub}. */
final class MemoryTransport implements SyncTransport {
    private final InMemoryHub meeting;
    private final String device;
    private final Path exchange;
    private final Inbox inbox;
    private final Map<String, byte[]> mine = new HashMap<>();

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
        for (Path file : files) {
            String name = file.getFileName().toString();
            byte[] known = mine.get(name);
            all.put(name, known == null ? FakeFiles.bytes(file) : known);
        }
        mine.clear();
        mine.putAll(all);
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
        return new TransportReport(sent, received, List.of(), List.of());
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

    @Override
    public void close() {}
}
