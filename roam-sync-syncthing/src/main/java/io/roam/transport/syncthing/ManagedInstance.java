package io.roam.transport.syncthing;

import com.google.common.base.Stopwatch;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An instance that roam runs. All processes of a home share it, and the last of them ends it. An instance that outlived a crash is used and
 * ended like any other.
 */
final class ManagedInstance implements Instance {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final int ASKED = 2;
    private static final long STEP_MILLIS = 50;
    private static final long LARGE_LOG = 1 << 20;

    private final Path exchange;
    private final SyncthingAddress address;
    private final Machine machine;
    private final InstanceUsers users;
    private final ListenPorts ports;
    private @Nullable RunningInstance instance;
    private @Nullable RestClient client;
    private boolean fresh;

    ManagedInstance(Path exchange, SyncthingAddress address, Machine machine) {
        this.exchange = exchange;
        this.address = address;
        this.machine = machine;
        this.users = new InstanceUsers(exchange.resolve("users"));
        this.ports = new ListenPorts(exchange.resolve("port"), machine.disk());
    }

    private Path home() {
        return exchange.resolve("home");
    }

    private Path log() {
        return exchange.resolve("syncthing.log");
    }

    private Path startedFile() {
        return exchange.resolve("started.json");
    }

    @Override
    public RestClient start(DesiredConfig desiredConfig) {
        RunningInstance known = instance;
        RestClient connected = client;
        if (known != null && connected != null && known.isAlive()) {
            return connected;
        }
        users.enter();
        instance = null;
        fresh = false;
        return startLocked(desiredConfig);
    }

    @Override
    public Optional<Reason.Coded> problem() {
        try {
            SyncthingProgram.find(address, machine);
            return Optional.empty();
        } catch (NoSyncthingException e) {
            return Optional.of(Reason.Coded.of(e));
        }
    }

    @Override
    public boolean isFresh() {
        return fresh;
    }

    /** Starts the instance under a lock, so that other processes find it running. */
    @SuppressWarnings("try") // the lock is held, not used
    private RestClient startLocked(DesiredConfig desiredConfig) {
        Path file = exchange.resolve("starting");
        try (FileChannel channel = Disk.openPrivate(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            RunningInstance now = findAnswering().orElseGet(() -> launchWithRetries(desiredConfig));
            RestClient connected = now.client();
            instance = now;
            client = connected;
            return connected;
        } catch (IOException e) {
            throw new DiskException("cannot lock", file, e);
        }
    }

    private Optional<RunningInstance> findAnswering() {
        return RunningInstance.read(startedFile()).filter(one -> one.isAlive() && answers(one));
    }

    /** Whether the instance answers; a busy one is asked several times. */
    private boolean answers(RunningInstance one) {
        String id = id().orElse("");
        return IntStream.range(0, ASKED).anyMatch(time -> one.client().isUp(id));
    }

    private RunningInstance launchWithRetries(DesiredConfig desiredConfig) {
        SyncthingProgram program = SyncthingProgram.find(address, machine);
        SyncthingIdentity identity = SyncthingIdentity.findOrGenerate(exchange, program, machine.disk());
        RunningInstance.read(startedFile())
                .filter(RunningInstance::isAlive)
                .ifPresent(RunningInstance::end); // it does not answer
        Stopwatch tried = Stopwatch.createStarted();
        for (int attempt = 1; attempt < ATTEMPTS && tried.elapsed().compareTo(PATIENCE) < 0; attempt++) {
            try {
                return launch(program, identity, desiredConfig);
            } catch (SyncthingFailedException e) { // another program may have taken its port meanwhile
                pause();
            }
        }
        return launch(program, identity, desiredConfig);
    }

    private RunningInstance launch(SyncthingProgram program, SyncthingIdentity identity, DesiredConfig desiredConfig) {
        String gui = "127.0.0.1:" + ListenPorts.findFree();
        String key = key();
        configure(
                identity,
                new ConfigFile(gui, key, listen(), !address.isStatic(), exchange.resolve("shared")),
                desiredConfig);
        Process process = program.serve(home(), log());
        RunningInstance now = new RunningInstance(process.pid(), program.name(), gui, key);
        now.write(startedFile(), machine.disk());
        fresh = true;
        await(process, now, identity.id());
        RunningInstance ready = now.withProgram(process.info()); // a script may have become another program
        ready.write(startedFile(), machine.disk());
        return ready;
    }

    private static String key() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void configure(SyncthingIdentity identity, ConfigFile config, DesiredConfig desiredConfig) {
        try {
            Disk.createFolders(exchange.resolve("shared/.stfolder"));
            if (new SyncthingDatabase(home(), exchange.resolve("home-is"), machine.disk()).renewIfMoved()) {
                new SharedFolder(exchange.resolve("shared"), machine.disk()).removeLanes();
            }
            identity.copyTo(home(), machine.disk());
            machine.disk()
                    .writeAtomically(
                            home().resolve("config.xml"),
                            config.text(identity.id(), desiredConfig)
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (Files.exists(log()) && Files.size(log()) > LARGE_LOG) {
                Files.delete(log());
            }
        } catch (IOException e) {
            throw new DiskException("cannot set up Syncthing", home(), e);
        }
    }

    private List<String> listen() {
        if (address.isStatic()) {
            return address.listen();
        }
        int port = ports.chooseListening();
        return List.of(
                "tcp://0.0.0.0:" + port, "quic://0.0.0.0:" + port, "dynamic+https://relays.syncthing.net/endpoint");
    }

    private void await(Process process, RunningInstance now, String id) {
        Stopwatch waited = Stopwatch.createStarted();
        RestClient connected = now.client();
        while (!connected.isUp(id)) {
            if (!process.isAlive() || waited.elapsed().compareTo(PATIENCE) > 0) {
                process.destroyForcibly();
                throw new SyncthingFailedException(
                        process.isAlive() ? "Syncthing did not start in time" : "Syncthing exited immediately",
                        home().toString(),
                        "see its log: " + log(),
                        null);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<RestClient> findRunning() {
        return findAnswering().map(RunningInstance::client);
    }

    @Override
    public Optional<String> id() {
        return SyncthingIdentity.find(exchange).map(SyncthingIdentity::id);
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public boolean usesDiscovery() {
        return !address.isStatic();
    }

    @Override
    public Map<String, String> addresses() {
        return address.isStatic() ? reach(address.listen()) : reach(List.of());
    }

    @Override
    public Map<String, String> currentAddresses() {
        return address.isStatic() ? addresses() : reach(ports.localAddresses());
    }

    private Map<String, String> reach(List<String> at) {
        Map<String, String> all = new TreeMap<>();
        id().ifPresent(id -> all.put(DesiredConfig.ID, id));
        if (!at.isEmpty() && !all.isEmpty()) {
            all.put(DesiredConfig.AT, String.join(",", at));
        }
        return all;
    }

    @Override
    public void close() {
        if (users.leave()) {
            RunningInstance.read(startedFile()).filter(RunningInstance::isAlive).ifPresent(RunningInstance::end);
            instance = null;
        }
    }

    @Override
    public void leave() {
        close();
        RunningInstance.read(startedFile()).filter(RunningInstance::isAlive).ifPresent(RunningInstance::end);
        try {
            if (Files.exists(exchange)) {
                MoreFiles.deleteRecursively(exchange, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException e) {
            throw new DiskException("cannot remove", exchange, e);
        }
    }
}
