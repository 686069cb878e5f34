package io.roam.home;

import io.roam.api.NotPossibleException;
import io.roam.api.Providers;
import io.roam.exchange.SilentTransportException;
import io.roam.exchange.TimedCall;
import io.roam.exchange.TransportLine;
import io.roam.exchange.Transports;
import io.roam.provider.UnavailableTransport;
import io.roam.spi.Machine;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The transports of a home. They stay open while its other parts are opened anew. */
public final class OpenTransports implements AutoCloseable {
    private static final Duration PREPARE = Duration.ofSeconds(60);

    private final Path exchange;
    private final Machine machine;
    private final Providers providers;
    private final Predicate<String> mayExchange;
    private final Runnable news;
    private final CurrentInbox inbox = new CurrentInbox();
    private final Map<String, TransportLine> open = new LinkedHashMap<>();

    /**
     * Opens none yet.
     *
     * @param exchange the folder of their folders
     * @param mayExchange whether this device exchanges over an address now
     * @param news is called on any thread when an exchange can go on
     */
    public OpenTransports(
            Path exchange, Machine machine, Providers providers, Predicate<String> mayExchange, Runnable news) {
        this.exchange = exchange;
        this.machine = machine;
        this.providers = providers;
        this.mayExchange = mayExchange;
        this.news = news;
    }

    /** Opens the transports with these addresses, and closes all others. */
    public Transports openAll(List<String> addresses) {
        List<String> obsolete = new ArrayList<>(open.keySet());
        obsolete.removeAll(addresses);
        for (String address : obsolete) {
            Optional.ofNullable(open.remove(address)).ifPresent(TransportLine::close);
        }
        List<TransportLine> all = new ArrayList<>();
        addresses.forEach(address -> all.add(open.computeIfAbsent(address, this::open)));
        return new Transports(all);
    }

    private TransportLine open(String address) {
        return new TransportLine(
                address, inbox, receiver -> open(address, receiver), () -> mayExchange.test(address), news);
    }

    private SyncTransport open(String address, Inbox receiver) {
        try {
            TransportProvider provider = requireProvider(providers, address);
            Path folder = Transports.folder(exchange, address, provider.single());
            return provider.open(address, folder, receiver, machine);
        } catch (NotPossibleException e) { // its jar is gone or broken: everything else can be used
            return new UnavailableTransport(address, e);
        }
    }

    /** Has all transports deliver into that inbox from now on. */
    public void deliverTo(Inbox now) {
        inbox.now = now;
    }

    /**
     * Prepares the place of a transport, which may wait for a disk or a program.
     *
     * @throws SilentTransportException if that takes too long
     */
    public static void prepare(TransportProvider provider, String address, Path folder, Machine machine) {
        Optional<Boolean> prepared = new TimedCall(PREPARE).run(() -> {
            provider.prepare(address, folder, machine);
            return true;
        });
        if (prepared.isEmpty()) {
            throw new SilentTransportException(address);
        }
    }

    /** Returns the provider of an address. */
    public static TransportProvider requireProvider(Providers providers, String address) {
        String scheme = Transports.scheme(address);
        return providers.transports().stream()
                .filter(provider -> provider.scheme().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new NotPossibleException(
                        "unknown-sync-method",
                        "unknown sync method \"" + address + "\"",
                        "",
                        "use syncthing, or the path of a folder"));
    }

    @Override
    public void close() {
        open.values().forEach(TransportLine::close);
        open.clear();
    }

    /** The inbox of the context that is open now. */
    private static final class CurrentInbox implements Inbox {
        private volatile Inbox now = new Closed();

        @Override
        public boolean wants(String name) {
            return now.wants(name);
        }

        @Override
        public long maxBytes(String name) {
            return now.maxBytes(name);
        }

        @Override
        public boolean mayBegin(String name, byte[] beginning) {
            return now.mayBegin(name, beginning);
        }

        @Override
        public boolean isIntact(Path file) {
            return now.isIntact(file);
        }

        @Override
        public void arrived(Path file) {
            now.arrived(file);
        }

        @Override
        public String device() {
            return now.device();
        }

        @Override
        public boolean hears(String device) {
            return now.hears(device);
        }

        @Override
        public boolean heard(Path file) {
            return now.heard(file);
        }

        @Override
        public boolean isWithdrawn(Path file) {
            return now.isWithdrawn(file);
        }
    }

    /** An inbox that wants nothing, and has nothing against what is there. */
    private static final class Closed implements Inbox {
        @Override
        public boolean wants(String name) {
            return false;
        }

        @Override
        public boolean isIntact(Path file) {
            return true;
        }

        @Override
        public void arrived(Path file) {}
    }
}
