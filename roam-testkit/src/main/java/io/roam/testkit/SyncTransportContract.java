package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.Hash;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The contract of {@link SyncTransport}. The whole contract test of a transport is a subclass that connects a device with the others;
 * what is particular to the transport it tests besides.
 *
 * <pre>{@code
 * final class MyTransportContractTest extends SyncTransportContract {
 *     protected SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) { ... a transport to the common peers ... }
 * }
 * }</pre>
 *
 * <p>A transport that needs some time to meet its peers says so with {@link #rounds()}. One with lanes gives the test access to them with
 * {@link #lanes()}. What a test does to the place where devices meet, such as making it unreachable, comes from {@link #meetingPlace()}; what is not
 * given there is not tested, and its rules are shown as skipped.
 */
public abstract class SyncTransportContract extends LaneContract {
    /** For subclasses. */
    protected SyncTransportContract() {}

    private void assertEqual(int files) throws IOException {
        for (String device : transports.keySet()) {
            ContractInbox inbox = inbox(device);
            List<String> names = new ArrayList<>();
            for (Path file : inbox.files()) {
                names.add(file.getFileName().toString());
                assertThat(Hash.of(Files.readAllBytes(file)).hex())
                        .isEqualTo(names.get(names.size() - 1).substring(0, 64));
            }
            assertThat(names).hasSize(files);
            assertThat(new TreeSet<>(inbox.arrivals().values())).isSubsetOf(1);
        }
    }

    @ContractRule("all-get-what-one-has")
    final void whatOneHasAllGet() throws IOException {
        write("ann", "from ann");
        write("ben", "from ben");
        write("cat", "");
        settleAll();
        assertEqual(3);
    }

    @ContractRule("new-files-come-later")
    final void whatIsNewComesLater() throws IOException {
        write("ann", "first");
        settleAll();
        write("ben", "second ".repeat(100_000));
        settleAll();
        assertEqual(2);
    }

    @ContractRule("no-news-no-traffic")
    final void settlingAgainDoesNothing() throws IOException {
        write("ann", "once");
        settleAll();
        for (String device : transports.keySet()) {
            TransportReport report = settle(device);
            assertThat(report.sent() + report.received()).isZero();
            assertThat(transport(device).state()).isEqualTo(ExchangeState.UP_TO_DATE);
            assertThat(report.failures()).isEmpty();
            assertThat(report.notes()).isEmpty();
        }
    }

    @ContractRule("published-files-stay-as-they-are")
    final void publishedFilesStayAsTheyAre() throws IOException {
        Path file = write("ann", "mine");
        settleAll();
        assertThat(file).hasContent("mine");
    }

    @ContractRule("a-restart-brings-nothing-twice")
    final void aDeviceThatStartsAnewGetsNothingTwice() throws IOException {
        write("ann", "before");
        settleAll();
        restart("ben");
        write("ann", "after");
        settleAll();
        assertEqual(2);
    }

    @ContractRule("all-devices-at-once")
    final void allAtOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            write("ann", "ann " + i);
            write("ben", "ben " + i);
            write(i % 2 == 0 ? "ann" : "cat", "common " + i / 2);
        }
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int round = 0; round < rounds(); round++) {
            List<Thread> threads = new ArrayList<>();
            for (String device : transports.keySet()) {
                threads.add(new Thread(() -> run(device, failure)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        settleAll();
        assertThat(failure.get()).isNull();
        assertEqual(75);
    }

    private void run(String device, AtomicReference<Throwable> failure) {
        try {
            settle(device);
        } catch (RuntimeException | AssertionError e) {
            failure.set(e);
        }
    }

    @ContractRule("nothing-is-left-behind")
    final void nothingIsLeftInTheExchangeFolders() throws IOException {
        write("ann", "clean");
        settleAll();
        for (String device : transports.keySet()) {
            Path exchange = folder.resolve(device).resolve("exchange");
            if (Files.exists(exchange)) {
                try (var all = Files.walk(exchange)) {
                    assertThat(all.filter(path -> path.toString().endsWith(".part")))
                            .isEmpty();
                }
            }
        }
    }
}
