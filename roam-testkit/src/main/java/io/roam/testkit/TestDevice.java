package io.roam.testkit;

import io.roam.Doctor;
import io.roam.Roam;
import io.roam.ToolSettings;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.batch.BatchFile;
import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.PackId;
import io.roam.device.DeviceKey;
import io.roam.ledger.Ledger;
import io.roam.operation.OpenHome;
import io.roam.operation.SyncRunner;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import io.roam.sync.SyncMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A device of a test: a machine with roam on it and the made-up tool. Time passes only where roam waits, or a test moves it. */
public final class TestDevice implements AutoCloseable {
    private final TestMachine machine;
    private final Providers providers;
    private final RoamHome home;
    private final String address;
    private final Map<String, List<BatchId>> packs = new HashMap<>();
    private Roam roam;
    private @Nullable OpenHome watched;

    /** {@code address}: where it meets others; {@code name}: empty if its home is there already. */
    TestDevice(Path folder, Providers providers, String address, Optional<String> name) {
        this.machine = TestMachine.in(folder).with(Disk.unforced());
        this.providers = providers;
        this.address = address;
        this.home = RoamHome.under(machine.home().resolve("roam"));
        FakeSession.install(machine);
        machine.folder("work");
        name.ifPresent(this::init);
        this.roam = open();
    }

    private void init(String called) {
        DeviceKey key = SameKey.of(called);
        Ledger.create(
                home.data().resolve("ledger"),
                key.publicKey().id(),
                machine.machine().disk());
        key.store(machine.machine().disk(), home.data().resolve("key"));
        Roam.init(
                home,
                machine.machine(),
                providers,
                new InitOptions(Optional.of(called), Optional.of(address), address.startsWith("folder:")));
    }

    private Roam open() {
        return Roam.open(home, machine.machine(), providers, machine::advance);
    }

    public TestMachine machine() {
        return machine;
    }

    public String name() {
        return machine.machine().name();
    }

    /** Returns the id of the device. */
    String id() {
        return roam.devices().self().id();
    }

    /** Returns where roam keeps its files. */
    public RoamHome home() {
        return home;
    }

    /** Returns its open roam. */
    public Roam roam() {
        return roam;
    }

    /** Opens its home a second time, as another process does; the caller closes it. */
    public Roam another() {
        return open();
    }

    public SyncReport sync() {
        return roam.sync();
    }

    /** Returns a session of the made-up tool. */
    public FakeSession session(String id) {
        return FakeSession.of(machine, id);
    }

    /** Returns all sessions of the made-up tool. */
    public List<FakeSession> sessions() {
        return FakeSession.all(machine).stream().map(this::session).toList();
    }

    /** Runs as a watch does when something changed, in a process of its own; what comes is taken in by the next run. */
    public SyncReport watch() {
        OpenHome open = watched;
        if (open == null) {
            open = new OpenHome(home, machine.machine(), providers, machine::advance);
            watched = open;
        }
        SyncReport report = new SyncRunner(open, SyncMonitor.SILENT).syncChanged(Optional.empty());
        open.context().exchange().transports().await();
        return report;
    }

    private void endWatch() {
        OpenHome open = watched;
        watched = null;
        if (open != null) {
            open.close();
        }
    }

    /** Returns the names of the batches in its pool, each as if it had a file of its own. */
    public Set<String> pool() {
        Set<String> all = new TreeSet<>();
        poolFiles().forEach(file -> batchesIn(file).forEach(id -> all.add(id.fileName())));
        return all;
    }

    /** Returns the files in which its batches are. */
    public List<Path> poolFiles() {
        Path folder = home.data().resolve("pool/main");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> BatchId.ofFile(file).isPresent()
                            || PackId.ofFile(file).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<BatchId> batchesIn(Path file) {
        return BatchId.ofFile(file).map(List::of).orElseGet(() -> readPack(file));
    }

    private List<BatchId> readPack(Path file) {
        try {
            return packs.computeIfAbsent(
                    file.getFileName().toString(), name -> PackFile.open(file).ids());
        } catch (RoamException e) { // a test has damaged it
            return List.of();
        }
    }

    /** Opens a batch of its pool by the name that {@link #pool} gives; the caller closes it. */
    BatchFile openBatch(String name) {
        BatchId id = BatchId.ofFile(Path.of(name)).orElseThrow();
        Path file = poolFiles().stream()
                .filter(one -> batchesIn(one).contains(id))
                .findFirst()
                .orElseThrow();
        return BatchId.ofFile(file).isPresent()
                ? BatchFile.open(file)
                : PackFile.open(file).find(id).orElseThrow();
    }

    /** Closes roam, changes its files, and opens it again. */
    public TestDevice restarted(Runnable between) {
        endWatch();
        roam.close();
        between.run();
        roam = open();
        return this;
    }

    /** Replaces the other machine's home by its own in its ledger, as a copied machine has equal paths. */
    TestDevice movedFrom(Path other) {
        Path ledger = home.data().resolve("ledger");
        return restarted(() -> LedgerText.write(
                ledger,
                LedgerText.lines(ledger).stream()
                        .map(line ->
                                line.replace(other.toString(), machine.home().toString()))
                        .toList()));
    }

    /** Opens a home that is closed, as a user who has looked at the rules does. */
    public TestDevice repair() {
        return restarted(() -> doctor().repair(true));
    }

    /** Returns what examines and repairs its home. */
    public Doctor doctor() {
        return new Doctor(home, machine.machine(), providers);
    }

    /** Sets its home up again, as after its configuration was lost. */
    TestDevice initAgain() {
        return restarted(() ->
                Roam.init(home, machine.machine(), providers, InitOptions.none().via(address)));
    }

    /** Makes it another device, as a copy beside its original. */
    TestDevice renewDevice() {
        return restarted(() -> Roam.initAsNewDevice(home, machine.machine(), providers));
    }

    /** Works until it is killed at a step of its disk, or is done, and then opens roam again. */
    TestDevice killedAt(int step, Consumer<TestDevice> work) {
        try {
            onDisk(step % 2 == 0 ? FaultyDisk.killedAt(step / 2) : FaultyDisk.killedIn(step / 2));
            work.accept(this);
        } catch (FaultyDisk.Killed e) { // as it was to be
            return this;
        } finally {
            onDisk(Disk.unforced());
        }
        return this;
    }

    /** Opens roam again on another disk. */
    TestDevice onDisk(Disk disk) {
        return restarted(() -> machine.with(disk));
    }

    /** Makes a setting of a tool, as the user does with {@code roam config}. */
    void choose(String setting, String value) {
        restarted(() -> ToolSettings.of(home, machine.machine(), providers).set(setting, value));
    }

    /** Deletes its caches. */
    public TestDevice loseCache() {
        return restarted(() -> FileTree.of(home.cache()).delete());
    }

    @Override
    public void close() {
        endWatch();
        roam.close();
    }
}
