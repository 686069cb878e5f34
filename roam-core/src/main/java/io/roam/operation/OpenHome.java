package io.roam.operation;

import io.roam.api.HomeClosure;
import io.roam.api.NotInitializedException;
import io.roam.api.Providers;
import io.roam.api.RoamClosedException;
import io.roam.api.RoamHome;
import io.roam.api.SyncProgress.Stage;
import io.roam.device.DeviceCard;
import io.roam.exchange.Exchange;
import io.roam.files.LeftoverFiles;
import io.roam.files.OwnFiles;
import io.roam.home.FileSnapshot;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLayout;
import io.roam.home.HomeLock;
import io.roam.home.LeavingMarker;
import io.roam.home.OpenTransports;
import io.roam.home.ReadOnlyDisk;
import io.roam.home.WakeSignal;
import io.roam.ledger.Ledger;
import io.roam.spi.Machine;
import io.roam.sync.HomeContext;
import io.roam.sync.SyncEngine;
import io.roam.sync.SyncMonitor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A roam home that is open. Its context is opened anew when another process changed the home. */
public final class OpenHome implements AutoCloseable {
    private final HomeLayout layout;
    private final Machine machine;
    private final Providers providers;
    private final Consumer<Duration> pause;
    private final HomeLock lock;
    private final WakeSignal wakeSignal = new WakeSignal();
    private final OpenTransports transports;
    private ConfigReading config;
    private volatile boolean leaving;
    private volatile boolean closed;
    private final List<Runnable> endings = new CopyOnWriteArrayList<>();
    private SyncMonitor monitor = SyncMonitor.SILENT;
    private int users;
    private long turn;
    private boolean addressesKnown;
    private Optional<List<FileSnapshot>> lastSnapshot = Optional.empty();
    private @Nullable HomeContext context;
    private @Nullable SyncEngine engine;

    /**
     * Opens a home that was set up.
     *
     * @param pause waits that long for the lock
     * @throws NotInitializedException if it was not
     */
    public OpenHome(RoamHome home, Machine machine, Providers providers, Consumer<Duration> pause) {
        this.layout = new HomeLayout(home);
        if (!OwnFiles.exists(layout.key())
                || !(HomeConfig.isIn(layout.config()) || OwnFiles.exists(layout.deviceCards()))) {
            throw new NotInitializedException(layout.data());
        }
        this.machine = machine;
        this.providers = providers;
        this.pause = pause;
        this.lock = new HomeLock(layout.data(), pause);
        this.config = ConfigReading.of(layout, machine);
        this.transports =
                new OpenTransports(layout.exchange(), machine, providers, this::mayExchange, wakeSignal::signal);
    }

    /** Has that monitor hear how far each operation is, and end it. */
    public void watchedBy(SyncMonitor other) {
        monitor = other;
    }

    /** Returns what hears how far each operation is. */
    public SyncMonitor monitor() {
        return monitor;
    }

    /**
     * Returns this home, if it was not closed.
     *
     * @throws RoamClosedException if it was
     */
    public OpenHome requireUsable() {
        if (closed) {
            throw new RoamClosedException(layout.data());
        }
        return this;
    }

    /** Whether this process exchanges over an address: not while another one is leaving, which removes what belongs to it, nor afterwards. */
    private boolean mayExchange(String address) {
        return leaving
                || (!leavingMarker().isSet()
                        && ConfigReading.of(layout, machine)
                                .config()
                                .transports()
                                .contains(address));
    }

    /** Returns the signal of the transports that an exchange can go on. */
    public WakeSignal wakeSignal() {
        return wakeSignal;
    }

    /** Returns the context, opened anew if a file of the home was changed and nobody holds the home. */
    public synchronized HomeContext context() {
        if (users > 0 && context != null) {
            return context;
        }
        requireUsable();
        Optional<List<FileSnapshot>> now = snapshot();
        HomeContext open = context;
        if (open == null || now.isEmpty() || !now.equals(lastSnapshot)) {
            config = ConfigReading.of(layout, machine);
            open = new ContextOpener(layout, machine, providers, transports).open(config);
            context = open;
            closeEngine();
            engine = new SyncEngine(open);
            turn++;
        }
        lastSnapshot = snapshot();
        return open;
    }

    SyncEngine engine() {
        context();
        return Objects.requireNonNull(engine);
    }

    /** Returns the conversations as they are now. */
    public ConversationCatalog catalog() {
        context().pool().refresh();
        return new ConversationCatalog(context(), config().name());
    }

    /**
     * Runs work while no other roam writes into the home; it must not wait for a transport. It is not reentrant.
     *
     * <p>It fails if the home is closed.
     */
    public <T> T runExclusive(Supplier<T> work) {
        return runExclusive(work, monitor);
    }

    /** Runs work while no other roam writes into the home; that monitor hears of the waiting, and may end it. */
    <T> T runExclusive(Supplier<T> work, SyncMonitor hearing) {
        requireUsable();
        findAddresses();
        return hearing.run(() -> lock.runLocked(() -> runHolding(work), () -> hearing.begin(Stage.WAITING_FOR_HOME)));
    }

    /** Returns why the home is closed; empty if it is not. */
    public Optional<HomeClosure> closure() {
        return context().closure().find();
    }

    /** Takes in the cards of other devices that can be reached, and nothing else: all that a closed home does. */
    public void receiveCards() {
        Exchange exchange = context().exchange();
        exchange.fetchCards();
        exchange.transports().await(monitor::check);
        lock.runLocked(() -> {
            HomeContext now = context();
            beginUse();
            try {
                now.exchange().receiveCards();
            } finally {
                endUse(false);
            }
            return now;
        });
    }

    /** Asks the transports for what this device's card says of them, before the lock is held. */
    private void findAddresses() {
        if (!addressesKnown) {
            addressesKnown = true;
            context().exchange().transports().findAddresses();
        }
    }

    /** Runs work that only reads, on the home as it is now; it needs no lock, and nothing can be written. */
    public <T> T runReading(Function<OpenHome, T> work) {
        requireUsable();
        try (OpenHome reading = new OpenHome(layout.home(), machine.withDisk(new ReadOnlyDisk()), providers, pause)) {
            reading.watchedBy(monitor);
            return monitor.run(() -> work.apply(reading));
        }
    }

    /** Returns the number of the turn in which this process has, or had, the home; another one if the context was opened anew. */
    synchronized long turn() {
        return turn;
    }

    /** Lets that much time pass. */
    void pause(Duration time) {
        pause.accept(time);
    }

    /** Adds the rules in the configuration to a ledger. */
    Ledger withRules(Ledger ledger) {
        return config.withRules(ledger);
    }

    /** Runs work on a home that is closed, and completes the configuration and this device's card if it is open then. */
    <T> T runClosed(Function<HomeContext, T> work) {
        T result = lock.runLocked(() -> work.apply(context()));
        if (closure().isEmpty()) {
            runExclusive(() -> result);
        }
        return result;
    }

    /** Changes the configuration, with which the context is opened anew; returns whether that is a change. */
    boolean changeConfig(UnaryOperator<HomeConfig> change) {
        requireUsable();
        return lock.runLocked(() -> {
            HomeConfig before = HomeConfig.read(layout.config());
            HomeConfig now = change.apply(before);
            if (now.equals(before)) {
                return false;
            }
            now.write(layout.config(), machine.disk());
            return true;
        });
    }

    /** Keeps the context while work runs, as changes meanwhile are this process's own. After a failure it is opened anew. */
    private <T> T runHolding(Supplier<T> work) {
        HomeContext now = context();
        beginUse();
        boolean succeeded = false;
        try {
            now.closure().requireOpen();
            putInOrder(now);
            T result = work.get();
            copyDecisions(now);
            succeeded = true;
            return result;
        } finally {
            endUse(succeeded);
        }
    }

    private void copyDecisions(HomeContext now) {
        config = new ConfigReading(new DecisionCopy(layout, machine.disk()).copy(now.ledger()), Optional.empty());
    }

    private void putInOrder(HomeContext now) {
        copyDecisions(now);
        now.ledger().compact();
        now.takeBackInterrupted();
        LeftoverFiles.remove(layout.texts(), now.machine().disk()); // a search that loses its file reads on without it
        // another program of this home may be leaving
        boolean isLeaving = leaving || leavingMarker().isSet();
        boolean hasLeft = now.cards()
                .find(now.key().publicKey().id())
                .filter(DeviceCard::hasLeft)
                .isPresent();
        if (!isLeaving && !(hasLeft && config().transports().isEmpty())) {
            renewCard(now);
        }
    }

    /** Takes back what an interrupted run left half written in sessions, unless another roam holds the home: it does so itself. */
    public void takeBackInterrupted() {
        if (closure().isEmpty()) {
            lock.runIfFree(() -> context().takeBackInterrupted());
        }
    }

    /** Has this device's own card say from now on that it left the circle. */
    void markLeaving() {
        leaving = true;
        leavingMarker().set();
        HomeContext now = context();
        now.cards().markLeft(now.key(), machine.clock().instant());
    }

    LeavingMarker leavingMarker() {
        return LeavingMarker.of(layout, machine.disk());
    }

    /** Gives this device a name; the caller holds the lock of the home. */
    void rename(String name) {
        HomeConfig now = config().with(name, config().transports());
        now.write(layout.config(), machine.disk());
        config = new ConfigReading(now, Optional.empty());
        renewCard(context());
    }

    /** Updates this device's own card. */
    void renewCard(HomeContext now) {
        now.exchange().renewCard(config.config().name());
    }

    private synchronized void beginUse() {
        users++;
        turn++;
    }

    private synchronized void endUse(boolean succeeded) {
        users--;
        lastSnapshot = succeeded ? snapshot() : Optional.empty();
        if (closed && users == 0) {
            release();
        }
    }

    /** Returns a snapshot of the files that other processes change; empty if one cannot be read. */
    private Optional<List<FileSnapshot>> snapshot() {
        try {
            return Optional.of(List.of(
                    FileSnapshot.of(layout.ledger()),
                    FileSnapshot.of(layout.configFile()),
                    FileSnapshot.of(layout.deviceCards())));
        } catch (IOException e) { // the context is then opened anew each time
            return Optional.empty();
        }
    }

    /** Returns the configuration as it is now. */
    public HomeConfig config() {
        context();
        return config.config();
    }

    public HomeLayout layout() {
        return layout;
    }

    public Machine machine() {
        return machine;
    }

    public Providers providers() {
        return providers;
    }

    private void closeEngine() {
        if (engine != null) {
            engine.close();
        }
    }

    /** Runs that when this is closed. */
    public void onClose(Runnable ending) {
        endings.add(ending);
    }

    /** Forgets what was to run when this is closed. */
    public void forget(Runnable ending) {
        endings.remove(ending);
    }

    /** Lets go of everything; what another thread is doing does that when it ends. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        wakeSignal.signal();
        endings.forEach(Runnable::run);
        if (users == 0) {
            release();
        }
    }

    private void release() {
        closeEngine();
        context = null;
        transports.close();
    }
}
