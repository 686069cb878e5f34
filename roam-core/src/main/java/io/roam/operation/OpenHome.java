package io.roam.operation;

import io.roam.api.NotInitializedException;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.api.UnreadableConfigException;
import io.roam.capture.SessionIndex;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceKey;
import io.roam.exchange.DeviceCards;
import io.roam.exchange.Exchange;
import io.roam.exchange.ExchangeContext;
import io.roam.exchange.Transports;
import io.roam.files.Leftovers;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLock;
import io.roam.home.OpenTransports;
import io.roam.home.WakeSignal;
import io.roam.ledger.Ledger;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.sync.HomeContext;
import io.roam.sync.SyncEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A roam home's parts, opened once, and anew when another process changed what was decided. */
public final class OpenHome implements AutoCloseable {
    static final String CIRCLE = "main";

    private final RoamHome home;
    private final Machine machine;
    private final Providers providers;
    private final Consumer<Duration> pause;
    private final HomeLock lock;
    private final WakeSignal news = new WakeSignal();
    private final OpenTransports transports;
    private HomeConfig config;
    private boolean leaving;
    private int held;
    private String seen = "";
    private long unreadable;
    private @Nullable HomeContext context;
    private @Nullable SyncEngine engine;

    public OpenHome(RoamHome home, Machine machine, Providers providers, Consumer<Duration> pause) {
        if (!HomeConfig.isIn(home.config()) || !Files.exists(keyFile(home))) {
            throw new NotInitializedException(home.data());
        }
        this.home = home;
        this.machine = machine;
        this.providers = providers;
        this.pause = pause;
        this.lock = new HomeLock(home.data(), pause);
        this.config = HomeConfig.read(home.config());
        this.transports = new OpenTransports(exchangeFolder(home), machine, providers, news::signal);
    }

    public static Path exchangeFolder(RoamHome home) {
        return home.data().resolve("exchange");
    }

    /** Rings when an exchange would come further. */
    public WakeSignal wakeSignal() {
        return news;
    }

    public static Path keyFile(RoamHome home) {
        return home.data().resolve("key");
    }

    private Path ledgerFile() {
        return ledgerFile(home);
    }

    public static Path ledgerFile(RoamHome home) {
        return home.data().resolve("ledger");
    }

    /** Is there while a device says that it takes part no more. */
    static Path leavingFile(RoamHome home) {
        return home.data().resolve("leaving");
    }

    /** What was begun by {@link #markLeaving} has ended, or is not meant any more. */
    static void clearLeaving(RoamHome home, Disk disk) {
        try {
            disk.delete(leavingFile(home));
        } catch (IOException e) {
            throw new DiskException("cannot remove", leavingFile(home), e);
        }
    }

    private void put(Path file) {
        try {
            machine.disk().writeAtomically(file, new byte[0]);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    public static Path poolFolder(RoamHome home) {
        return home.data().resolve("pool").resolve(CIRCLE);
    }

    /** The parts as they are now. */
    public synchronized HomeContext context() {
        if (held > 0 && context != null) {
            return context;
        }
        String now = mark();
        HomeContext open = context;
        if (open == null || !now.equals(seen)) {
            config = HomeConfig.read(home.config());
            open = open();
            context = open;
            closeSyncing();
            engine = new SyncEngine(open, pause);
        }
        seen = mark();
        return open;
    }

    SyncEngine engine() {
        context();
        return Objects.requireNonNull(engine);
    }

    /** Returns the conversations as they are now. */
    public ConversationCatalog catalog() {
        return new ConversationCatalog(context(), config().name());
    }

    /** Runs work while no other roam writes into the home. It is not reentrant. */
    public <T> T runExclusive(Supplier<T> work) {
        return lock.runLocked(() -> runHolding(work));
    }

    /** Keeps the context while work runs, as changes meanwhile are this process's own. After a failure it is opened anew. */
    private <T> T runHolding(Supplier<T> work) {
        HomeContext now = context();
        hold();
        boolean done = false;
        try {
            putInOrder(now);
            T result = work.get();
            done = true;
            return result;
        } finally {
            release(done);
        }
    }

    private void putInOrder(HomeContext now) {
        now.ledger().compact();
        Leftovers.remove(
                home.cache().resolve("texts"), now.machine().disk()); // a search that loses its own reads on without it
        boolean goes = leaving || Files.exists(leavingFile(home)); // another program of this home may be on its way out
        boolean left = now.cards()
                .find(now.key().publicKey().id())
                .filter(DeviceCard::hasLeft)
                .isPresent();
        if (!goes && !(left && config.transports().isEmpty())) {
            renewCard(now);
        }
    }

    /** From now on this device's own card says that it takes part no more. */
    void markLeaving() {
        leaving = true;
        put(leavingFile(home));
        HomeContext now = context();
        now.cards().markLeft(now.key(), machine.clock().instant());
    }

    /** Has this device's own card say what is so now. */
    void renewCard(HomeContext now) {
        now.cards()
                .updateOwn(
                        now.key(),
                        CIRCLE,
                        config.name(),
                        machine.os(),
                        now.ledger().trustedDevices(),
                        now.exchange().transports().addresses());
    }

    private synchronized void hold() {
        held++;
    }

    private synchronized void release(boolean done) {
        held--;
        seen = done ? mark() : "";
    }

    private synchronized String mark() {
        return mark(ledgerFile(home))
                + mark(home.config().resolve("config.json"))
                + mark(poolFolder(home).resolve("devices"));
    }

    private String mark(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) + "@" + Files.getLastModifiedTime(file) + ";" : ";";
        } catch (IOException e) { // opened anew, each time
            return "?" + unreadable++;
        }
    }

    private HomeContext open() {
        DeviceKey key = DeviceKey.load(keyFile(home), home.cache());
        Pool pool = new Pool(poolFolder(home), home.cache(), machine.disk());
        BatchSequences sequences = new BatchSequences(pool, home.cache());
        Ledger ledger = Ledger.open(ledgerFile(), machine.disk());
        DeviceCards cards = new DeviceCards(pool.devices(), machine.disk());
        Transports open = transports.of(config.transports());
        ExchangeContext context = new ExchangeContext(CIRCLE, key, machine, pool, sequences, ledger);
        Exchange exchange = new Exchange(context, exchangeFolder(home), cards, open);
        transports.deliverTo(exchange.receiver());
        List<Path> roots = config.roots().stream().map(this::root).toList();
        SessionIndex index = new SessionIndex(home.cache());
        return new HomeContext(
                machine.withSettings(config.settings()),
                CIRCLE,
                key,
                providers.adapters(),
                roots,
                pool,
                sequences,
                ledger,
                index,
                cards,
                exchange);
    }

    private Path root(String text) {
        try {
            return machine.home().getFileSystem().getPath(text);
        } catch (InvalidPathException e) {
            throw new UnreadableConfigException(
                    "a root in it is no path", home.config().resolve("config.json"), e);
        }
    }

    public HomeConfig config() {
        context();
        return config;
    }

    public RoamHome home() {
        return home;
    }

    public Machine machine() {
        return machine;
    }

    public Providers providers() {
        return providers;
    }

    private void closeSyncing() {
        if (engine != null) {
            engine.close();
        }
    }

    @Override
    public synchronized void close() {
        closeSyncing();
        context = null;
        transports.close();
    }
}
