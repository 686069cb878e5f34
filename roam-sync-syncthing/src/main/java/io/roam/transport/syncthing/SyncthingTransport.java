package io.roam.transport.syncthing;

import com.google.common.base.Stopwatch;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Exchanges over an instance of Syncthing. */
final class SyncthingTransport implements SyncTransport {
    private static final String NAME = "roam";
    /** For so long a device that is not connected may be on its way. */
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** After a connection the other side tells what it has within that time. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private final String address;
    private final Path exchange;
    private final Instance instance;
    private final Machine machine;
    private final Traffic traffic;
    private final Admitted admitted;
    private final Suspects suspects;
    private final Hindrances hindrances;
    private final Events events;
    private Runnable listener = () -> {};
    private Set<Peer> peers = Set.of();
    private String introduction = NAME;
    private @Nullable Rest rest;
    private @Nullable Wanted applied;
    private final Stopwatch awaited = Stopwatch.createUnstarted();

    SyncthingTransport(
            String address, Path exchange, Instance instance, SharedFolder shared, Inbox inbox, Machine machine) {
        this.address = address;
        this.exchange = exchange;
        this.instance = instance;
        this.machine = machine;
        this.hindrances = new Hindrances(exchange.resolve("shared"));
        this.suspects = new Suspects(exchange.resolve("suspects.json"), machine.disk());
        this.admitted = new Admitted(exchange.resolve("admitted.json"), machine.disk());
        this.events = new Events(() -> listener.run());
        this.traffic = new Traffic(shared, exchange.resolve("in"), inbox, events, suspects, machine.disk());
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
    public void peers(Set<Peer> wanted) {
        peers = wanted;
    }

    @Override
    public void setPairingRequest(byte[] knock) {
        introduction = knock.length == 0 || !instance.isOurs() ? NAME : Strangers.name(knock);
    }

    @Override
    public void publish(Collection<Path> files) {
        traffic.offer(files);
    }

    private Wanted wanted() {
        Wanted wanted = Wanted.of(introduction, peers, instance.id().orElse(""), instance.discovers());
        return admitted.with(wanted, instance.discovers());
    }

    @Override
    public TransportReport exchange() {
        List<String> problems = new ArrayList<>();
        int[] done = {0, 0};
        try {
            traffic.prepare();
            Wanted wanted = wanted();
            Rest way = connect(wanted);
            Look look = look(way);
            done[1] = traffic.receive(way, look);
            done[0] = traffic.send(way);
            problems.addAll(traffic.takeProblems());
            problems.addAll(hindrances.known(look, events.failed()));
            problems.addAll(suspects.take(wanted));
        } catch (RoamException e) {
            lost(e, problems);
        } catch (IOException e) {
            lost(new DiskException("cannot exchange through", exchange, e), problems);
        }
        return new TransportReport(done[0], done[1], problems);
    }

    private void lost(RoamException e, List<String> problems) {
        problems.add(e.getMessage());
        rest = null;
        applied = null;
        events.again();
    }

    private Rest connect(Wanted wanted) {
        Rest way = instance.running(wanted);
        if (way != rest) {
            rest = way;
            applied = null;
            events.follow(way, instance.isFresh());
            awaited.reset();
            if (instance.isFresh()) {
                awaited.start();
            }
        }
        if (!wanted.equals(applied) && new Entries(way, exchange, instance, machine.disk()).apply(wanted)) {
            awaited.reset().start();
        }
        applied = wanted;
        return way;
    }

    @Override
    public ExchangeState state() {
        Rest way = rest;
        Wanted wanted = applied;
        if (way == null || wanted == null) {
            return ExchangeState.UNREACHABLE;
        }
        return wanted.devices().isEmpty() ? ExchangeState.UP_TO_DATE : standing(way, wanted);
    }

    private ExchangeState standing(Rest way, Wanted wanted) {
        Look look = look(way);
        if (look.error().isPresent()) {
            return ExchangeState.UNREACHABLE;
        }
        Map<String, Boolean> connected = look.connected();
        boolean grace = awaited.isRunning() && awaited.elapsed().compareTo(GRACE) < 0;
        boolean reached = false;
        for (String id : wanted.devices().keySet()) {
            long lacks = connected.containsKey(id) ? look.lacks(id) : -1;
            if (lacks > 0 || (lacks < 0 && grace)) {
                return ExchangeState.IN_PROGRESS;
            }
            reached |= lacks == 0;
        }
        if (!reached) {
            return ExchangeState.UNREACHABLE;
        }
        return events.isQuiet(QUIET) && look.needed() == 0 ? ExchangeState.UP_TO_DATE : ExchangeState.IN_PROGRESS;
    }

    private Look look(Rest way) {
        return new Look(way, instance.id().orElse(""), machine.clock().instant());
    }

    @Override
    public List<PeerState> peerStates() {
        Wanted wanted = wanted();
        return instance.ifRunning()
                .map(way -> look(way).states(wanted))
                .orElseGet(() -> wanted.devices().values().stream()
                        .map(other -> new PeerState(other.device(), PeerState.Link.NONE, Optional.empty(), -1, -1))
                        .toList());
    }

    @Override
    public List<String> remarks() {
        List<String> all = new ArrayList<>(suspects.remarks(wanted()));
        instance.trouble().ifPresent(all::add);
        instance.ifRunning().ifPresent(way -> {
            Look look = look(way);
            all.addAll(hindrances.now(look));
            look.deaf()
                    .forEach((at, error) -> all.add("Syncthing cannot listen at " + at + " (" + error
                            + "): other devices are met only where this one can reach them"));
            Strangers.list(way).forEach((id, name) -> {
                if (Strangers.knock(name).isEmpty()) {
                    all.add("a Syncthing called \"" + name
                            + "\" wants to connect; if it is your device's, compare its id and"
                            + " let it in: roam pair " + id);
                }
            });
        });
        return all;
    }

    @Override
    public boolean admit(String stranger) {
        return Identity.ID.matcher(stranger).matches() && admitted.add(stranger);
    }

    @Override
    public void reportCorrupt(String name) {
        Rest way = rest;
        if (way != null) {
            traffic.spoiled(name, look(way));
        }
    }

    @Override
    public Map<String, String> addresses() {
        return instance.reach();
    }

    @Override
    public Map<String, String> currentAddresses() {
        return instance.reachNow();
    }

    @Override
    public void leave() {
        events.close();
        instance.leave();
    }

    @Override
    public void close() {
        events.close();
        instance.close();
    }
}
