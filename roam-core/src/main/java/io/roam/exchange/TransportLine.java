package io.roam.exchange;

import com.google.common.base.Stopwatch;
import com.google.common.base.Throwables;
import io.roam.spi.ActionKind;
import io.roam.spi.ProviderBugException;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transport and the one thread that calls it. Nobody else waits in a call of a transport, which may hang as long as a network does, and
 * whoever needs an answer waits for seconds at most. Thread-safe.
 */
public final class TransportLine implements AutoCloseable {
    /** An exchange in which nothing happened for that long does not get on. */
    private static final Duration STALL = Duration.ofSeconds(5);

    private static final Duration END = Duration.ofSeconds(10);
    private static final TimedCall QUESTION = new TimedCall(Duration.ofSeconds(2));
    private static final TimedCall REQUEST = new TimedCall(Duration.ofSeconds(30));
    private static final long STEP_MILLIS = 100;
    private static final Reason.Coded LEAVING = Reason.Coded.of(
            "leaving",
            "nothing is sent or received, because roam is being removed from this device",
            Remedy.of("if ").then(ActionKind.UNINSTALL).then(" was interrupted, run it again"));

    private final String address;
    private final BooleanSupplier mayExchange;
    private final Runnable news;
    private final SyncTransport transport;
    private final ExecutorService thread;
    private final Stopwatch sinceSign = Stopwatch.createUnstarted();
    private final Set<String> corrupt = new LinkedHashSet<>();
    private @Nullable TransportOffer offer;
    private @Nullable TransportOffer exchanged;
    private final Set<String> lanes = ConcurrentHashMap.newKeySet();
    private volatile boolean hasExchanged;
    private boolean fresh;
    private boolean working;
    private boolean exchanging;
    private int sent;
    private int received;
    private TransportReport last = TransportReport.of(0, 0);
    private ExchangeState state = ExchangeState.UP_TO_DATE;
    private @Nullable Throwable failure;
    private boolean asked;
    private @Nullable Map<String, String> addresses;
    private @Nullable Map<String, String> currentAddresses;

    /**
     * Opens a transport.
     *
     * @param inbox receives the files, on any thread
     * @param opener opens it with the inbox that it is given
     * @param mayExchange whether this device exchanges over it; asked before each exchange
     * @param news is called on any thread when files arrived, or the state changed
     */
    public TransportLine(
            String address,
            Inbox inbox,
            Function<Inbox, SyncTransport> opener,
            BooleanSupplier mayExchange,
            Runnable news) {
        this.address = address;
        this.mayExchange = mayExchange;
        this.news = news;
        this.thread = LineThread.create("roam-line");
        this.transport = opener.apply(new LineInbox(inbox, this::noteSign, lanes::add));
        listen();
    }

    private void listen() {
        try {
            transport.onNews(news);
        } catch (ProviderBugException e) { // each run exchanges anyway
            note(TransportReport.of(0, 0).withFailures(List.of(Reason.Coded.of(e))), ExchangeState.UP_TO_DATE);
        }
    }

    /** Returns the address of the transport. */
    public String address() {
        return address;
    }

    String scheme() {
        return Transports.scheme(address);
    }

    /** Whether the transport has a lane of that device; true if that is not known yet. */
    boolean carriesLane(String device) {
        return !hasExchanged || lanes.contains(device);
    }

    private synchronized void noteSign() {
        if (working) {
            sinceSign.reset().start();
        }
    }

    /** Has the transport exchange that as soon as it can; waits for nothing. */
    synchronized void offer(TransportOffer next) {
        boolean idle = isIdle();
        fresh |= exchanged == null || !exchanged.isSameAs(next);
        exchanged = next;
        offer = next;
        if (idle) {
            thread.execute(this::work);
        }
    }

    private boolean isIdle() {
        return !working && offer == null && corrupt.isEmpty();
    }

    private void work() {
        while (begin()) {
            report(drainCorrupt());
            TransportOffer next = takeOffer();
            if (next != null) {
                exchange(next);
            }
        }
    }

    private synchronized boolean begin() {
        working = offer != null || !corrupt.isEmpty();
        exchanging = offer != null;
        sinceSign.reset();
        if (working) {
            sinceSign.start();
        }
        notifyAll();
        return working;
    }

    private synchronized @Nullable TransportOffer takeOffer() {
        TransportOffer next = offer;
        offer = null;
        exchanging = next != null;
        return next;
    }

    private void report(List<String> names) {
        try {
            names.forEach(transport::reportCorrupt);
        } catch (RoamException e) { // they are taken again, and reported again
            return;
        } catch (RuntimeException | Error e) { // whoever waits for an exchange hears of it
            fail(e);
        }
    }

    private void exchange(TransportOffer next) {
        try {
            if (mayExchange.getAsBoolean()) {
                exchangeNow(next);
            } else {
                note(TransportReport.of(0, 0).withFailures(List.of(LEAVING)), ExchangeState.UNREACHABLE);
            }
        } catch (RoamException e) {
            note(TransportReport.of(0, 0).withFailures(List.of(Reason.Coded.of(e))), ExchangeState.UNREACHABLE);
        } catch (RuntimeException | Error e) { // whoever waits for the exchange hears of it
            fail(e);
        }
    }

    private void exchangeNow(TransportOffer next) {
        transport.peers(next.peers());
        transport.setPairingRequest(next.request());
        transport.publish(next.files());
        next.live().ifPresent(transport::live);
        TransportReport report = transport.exchange();
        hasExchanged = true;
        note(report, stateOf(transport));
        learnAddresses(transport);
    }

    private static ExchangeState stateOf(SyncTransport transport) {
        try {
            return transport.state();
        } catch (RoamException e) { // the exchange has reported it
            return ExchangeState.UNREACHABLE;
        }
    }

    private void note(TransportReport report, ExchangeState reached) {
        boolean isNews;
        synchronized (this) {
            isNews = report.received() > 0
                    || reached != state
                    || !report.failures().equals(last.failures())
                    || !report.notes().equals(last.notes());
            sent += report.sent();
            received += report.received();
            last = report;
            state = reached;
            fresh &= offer != null;
        }
        if (isNews) {
            news.run();
        }
    }

    private void fail(Throwable e) {
        synchronized (this) {
            failure = e;
        }
        news.run();
    }

    /** Waits until all that was offered is exchanged, or the exchange does not get on. */
    void await(Runnable eachStep) {
        while (awaitStep()) {
            eachStep.run();
        }
        throwFailure();
    }

    /** Waits for a moment; returns whether there is more to wait for. */
    private synchronized boolean awaitStep() {
        boolean waited = false;
        try {
            while (!waited && isBusy() && !isStalled()) {
                wait(STEP_MILLIS);
                waited = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return waited;
    }

    private synchronized void throwFailure() {
        Throwable thrown = failure;
        failure = null;
        if (thrown != null) {
            Throwables.throwIfUnchecked(thrown);
        }
    }

    private boolean isBusy() {
        return exchanging || offer != null;
    }

    private synchronized boolean isStalled() {
        return working && sinceSign.elapsed().compareTo(STALL) > 0;
    }

    /** Returns what was done since the last call, and what is wrong now. */
    synchronized LineReport drainReport() {
        throwFailure();
        List<Reason.Coded> failures = isStalled() ? List.of(silence()) : last.failures();
        LineReport report = new LineReport(sent, received, failures, last.notes());
        sent = 0;
        received = 0;
        return report;
    }

    private Reason.Coded silence() {
        String title = transport.title();
        return Reason.Coded.of("no-response", title + ": no response; roam continues when it responds");
    }

    /** Returns how far the last exchange got; one under way counts if it was offered anything new, and so do files that no report told of. */
    synchronized ExchangeState state() {
        if (isStalled()) {
            return ExchangeState.UNREACHABLE;
        }
        boolean isUntaken = received > 0;
        return isUntaken || (isBusy() && fresh) ? ExchangeState.IN_PROGRESS : state;
    }

    /** Reports that these files arrived with another content than their names say, before the next exchange; waits for nothing. */
    synchronized void reportCorrupt(List<String> names) {
        boolean idle = isIdle();
        corrupt.addAll(names);
        if (idle && !corrupt.isEmpty()) {
            thread.execute(this::work);
        }
    }

    private synchronized List<String> drainCorrupt() {
        List<String> names = List.copyOf(corrupt);
        corrupt.clear();
        return names;
    }

    /** Returns the answer of the transport; empty if it does not come soon. */
    <T> Optional<T> ask(Function<SyncTransport, T> question) {
        return isStalled() ? Optional.empty() : QUESTION.run(thread, () -> question.apply(transport));
    }

    /** Returns what else the user should know. */
    public List<Reason.Coded> remarks() {
        return ask(SyncTransport::remarks).orElseGet(() -> List.of(silence()));
    }

    /**
     * Removes everything that was set up for this device.
     *
     * @throws SilentTransportException if that takes too long
     */
    public void leave() {
        boolean done = REQUEST.run(thread, () -> {
                    transport.leave();
                    return true;
                })
                .isPresent();
        if (!done) {
            throw new SilentTransportException(address);
        }
    }

    /** Asks for the addresses, unless that was done; an exchange asks again. */
    void findAddresses() {
        synchronized (this) {
            if (asked) {
                return;
            }
            asked = true;
        }
        try {
            ask(opened -> {
                learnAddresses(opened);
                return true;
            });
        } catch (ProviderBugException e) { // an exchange asks again, and reports it
            return;
        }
    }

    private void learnAddresses(SyncTransport opened) {
        Map<String, String> lasting = opened.addresses();
        Map<String, String> current = opened.currentAddresses();
        synchronized (this) {
            addresses = lasting;
            currentAddresses = current;
        }
    }

    /** Returns the addresses of this device for others; empty if the transport did not answer yet. */
    synchronized Optional<Map<String, String>> addresses() {
        return Optional.ofNullable(addresses);
    }

    /** Returns the addresses with those that are valid only here; empty if the transport did not answer yet. */
    synchronized Optional<Map<String, String>> currentAddresses() {
        return Optional.ofNullable(currentAddresses);
    }

    /** Ends the transport after what it is doing; does not wait for one that does not get on. */
    @Override
    public void close() {
        thread.execute(this::closeTransport);
        thread.shutdown();
        Stopwatch waited = Stopwatch.createStarted();
        try {
            while (!thread.awaitTermination(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isStalled() || (!isExchanging() && waited.elapsed().compareTo(END) > 0)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeTransport() {
        try {
            transport.close();
        } catch (RoamException e) { // nothing is exchanged any more, and what was is kept
            return;
        }
    }

    private synchronized boolean isExchanging() {
        return exchanging;
    }
}
