package io.roam.transport.syncthing;

import com.google.common.base.Stopwatch;
import io.roam.spi.ActionKind;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.PeerState;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exchanges files over an instance of Syncthing. */
final class SyncthingTransport implements SyncTransport {
    private static final String NAME = "roam";
    /** How long a device that is not connected may still be connecting. */
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** How soon after connecting the other side announces its files. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private final String address;
    private final Path exchange;
    private final Instance instance;
    private final Machine machine;
    private final Runnable sign;
    private final FolderTraffic traffic;
    private final AdmittedDevices devices;
    private final MisbehavingPeers misbehavingPeers;
    private final WriteErrors errors;
    private final EventListener eventListener;
    private volatile Runnable listener = () -> {};
    private volatile Set<Peer> peers = Set.of();
    private volatile String introduction = NAME;
    private volatile @Nullable RestClient client;
    private volatile @Nullable DesiredConfig applied;
    private final Stopwatch awaited = Stopwatch.createUnstarted();

    SyncthingTransport(
            String address, Path exchange, Instance instance, SharedFolder shared, Inbox inbox, Machine machine) {
        this.address = address;
        this.exchange = exchange;
        this.instance = instance;
        this.machine = machine;
        this.sign = inbox::goesOn;
        this.errors = new WriteErrors(exchange.resolve("shared"));
        this.misbehavingPeers = new MisbehavingPeers(exchange.resolve("suspects.json"), machine.disk());
        this.devices = new AdmittedDevices(exchange.resolve("admitted.json"), machine.disk());
        this.eventListener = new EventListener(() -> listener.run());
        this.traffic = new FolderTraffic(
                shared, exchange.resolve("in"), inbox, eventListener, misbehavingPeers, machine.disk());
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void onNews(Runnable told) {
        listener = told;
    }

    @Override
    public synchronized void peers(Set<Peer> wanted) {
        peers = wanted;
    }

    @Override
    public synchronized void setPairingRequest(byte[] knock) {
        introduction = knock.length == 0 || !instance.isOurs() ? NAME : UnknownDevices.nameOf(knock);
    }

    @Override
    public synchronized void publish(Collection<Path> files) {
        traffic.offer(files);
    }

    @Override
    public synchronized void live(Collection<Path> singles) {
        traffic.say(singles);
    }

    private DesiredConfig config() {
        DesiredConfig config =
                DesiredConfig.of(introduction, peers, instance.id().orElse(""), instance.usesDiscovery());
        return devices.addTo(config, instance.usesDiscovery());
    }

    @Override
    public synchronized TransportReport exchange() {
        List<Reason.Coded> failures = new ArrayList<>();
        List<Reason.Coded> notes = new ArrayList<>();
        int[] done = {0, 0};
        try {
            traffic.prepare();
            DesiredConfig config = config();
            RestClient way = client == null ? connectAnew(config) : connect(config);
            PeerStatusQuery query = look(way);
            done[1] = traffic.receive(way, query);
            sign.run();
            failures.addAll(errors.recent(query, () -> traffic.rescan(way), eventListener.failedFiles()));
            lay(failures);
            done[0] = send(way, query, failures);
            sign.run();
            notes.addAll(Reason.Coded.all("files-skipped", traffic.takeProblems()));
            notes.addAll(misbehavingPeers.saveAndReport(config));
        } catch (RoamException e) {
            lost(e, failures);
        } catch (IOException e) {
            lost(new DiskException("cannot sync through", exchange, e), failures);
        }
        return TransportReport.of(done[0], done[1]).withFailures(failures).withNotes(notes);
    }

    /** Brings this device's lane up to date; where that fails, its words come with packs. */
    private void lay(List<Reason.Coded> failures) {
        try {
            traffic.lay();
        } catch (IOException e) {
            failures.add(Reason.Coded.of(new DiskException("cannot write this device's files in", exchange, e)));
        }
    }

    /** Tells Syncthing of new files; where it does not exchange the folder, that it does not is the failure. */
    private int send(RestClient way, PeerStatusQuery query, List<Reason.Coded> failures) {
        try {
            return traffic.send(way);
        } catch (SyncthingFailedException e) {
            List<Reason.Coded> why = errors.current(query);
            if (why.isEmpty()) {
                throw e;
            }
            failures.clear();
            failures.addAll(why);
            return 0;
        }
    }

    private void lost(RoamException e, List<Reason.Coded> failures) {
        failures.add(Reason.Coded.of(e));
        client = null;
        applied = null;
        eventListener.markGap();
    }

    @SuppressWarnings("try") // the signs are closed, not used
    private RestClient connectAnew(DesiredConfig config) {
        try (StartSigns signs = new StartSigns(sign)) {
            return connect(config);
        }
    }

    private RestClient connect(DesiredConfig config) {
        RestClient way = instance.start(config);
        if (way != client) {
            client = way;
            applied = null;
            eventListener.follow(way, instance.isFresh());
            awaited.reset();
            if (instance.isFresh()) {
                awaited.start();
            }
        }
        RestClient noted = way.onAnswer(sign);
        if (!config.equals(applied) && new ConfigEntries(noted, exchange, instance, machine.disk()).apply(config)) {
            awaited.reset().start();
        }
        applied = config;
        return noted;
    }

    @Override
    public ExchangeState state() {
        RestClient way = client;
        DesiredConfig config = applied;
        if (way == null || config == null) {
            return ExchangeState.UNREACHABLE;
        }
        return config.devices().isEmpty() ? ExchangeState.UP_TO_DATE : standing(way, config);
    }

    private ExchangeState standing(RestClient way, DesiredConfig config) {
        PeerStatusQuery query = look(way);
        if (query.error().isPresent()) {
            return ExchangeState.UNREACHABLE;
        }
        Map<String, Boolean> connected = query.connected();
        boolean grace = awaited.isRunning() && awaited.elapsed().compareTo(GRACE) < 0;
        boolean reached = false;
        for (String id : config.devices().keySet()) {
            long lacks = connected.containsKey(id) ? query.missingFiles(id) : -1;
            if (lacks > 0 || (lacks < 0 && grace)) {
                return ExchangeState.IN_PROGRESS;
            }
            reached |= lacks == 0;
        }
        if (!reached) {
            return ExchangeState.UNREACHABLE;
        }
        return traffic.isSent() && eventListener.isQuiet(QUIET) && query.neededFiles() == 0
                ? ExchangeState.UP_TO_DATE
                : ExchangeState.IN_PROGRESS;
    }

    private PeerStatusQuery look(RestClient way) {
        return new PeerStatusQuery(
                way.onAnswer(sign), instance.id().orElse(""), machine.clock().instant());
    }

    @Override
    public List<PeerState> peerStates() {
        DesiredConfig config = config();
        return instance.findRunning()
                .map(way -> look(way).states(config))
                .orElseGet(() -> config.devices().values().stream()
                        .map(other -> PeerState.of(other.device(), PeerState.Link.NONE))
                        .toList());
    }

    @Override
    public String title() {
        return "Syncthing";
    }

    @Override
    public List<Reason.Coded> remarks() {
        List<Reason.Coded> all = new ArrayList<>(misbehavingPeers.remarks(config()));
        instance.problem().ifPresent(all::add);
        instance.findRunning().ifPresent(way -> {
            PeerStatusQuery query = look(way);
            all.addAll(errors.current(query));
            query.listenErrors()
                    .forEach(
                            (at, error) -> all.add(Reason.Coded.of("syncthing-cannot-listen", listenError(at, error))));
            UnknownDevices.list(way).forEach((id, name) -> {
                if (UnknownDevices.requestIn(name).isEmpty()) {
                    all.add(Reason.Coded.of(
                            "unknown-syncthing-device",
                            "an unknown Syncthing device \"" + Reason.plain(name) + "\" wants to connect (" + id + ")",
                            Remedy.of("if it is yours, compare the ID, then: ").then(ActionKind.PAIR, id)));
                }
            });
        });
        return all;
    }

    private static String listenError(String at, String error) {
        return at.contains("relay")
                ? "Syncthing cannot use the relay server " + at + ": " + error + ". Direct connections still work"
                : "Syncthing cannot listen at " + at + ": " + error + ". Other connections still work";
    }

    @Override
    public boolean admit(String stranger) {
        return SyncthingIdentity.ID.matcher(stranger).matches() && devices.add(stranger);
    }

    @Override
    public synchronized void reportCorrupt(String name) {
        RestClient way = client;
        if (way != null) {
            traffic.removeCorrupt(name, look(way));
        }
    }

    @Override
    public Map<String, String> addresses() {
        return instance.addresses();
    }

    @Override
    public Map<String, String> currentAddresses() {
        return instance.currentAddresses();
    }

    @Override
    public void leave() {
        eventListener.close();
        instance.leave();
    }

    @Override
    public void close() {
        eventListener.close();
        traffic.close();
        instance.close();
    }
}
