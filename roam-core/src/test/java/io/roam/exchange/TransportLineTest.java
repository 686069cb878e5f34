package io.roam.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.Peer;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TransportLineTest {
    private static final TransportOffer OFFER =
            new TransportOffer(Set.of(Peer.of("ben", "ben")), new byte[0], List.of(Path.of("a")), Optional.empty());

    private final AtomicBoolean mayExchange = new AtomicBoolean(true);
    private final SlowTransport transport = new SlowTransport();
    private final TransportLine line = new TransportLine(
            "slow:",
            new NoInbox(),
            inbox -> {
                transport.inbox = inbox;
                return transport;
            },
            mayExchange::get,
            () -> {});

    @AfterEach
    void close() {
        transport.go.countDown();
        line.close();
    }

    /** A transport whose exchange lasts until it may go on. */
    private static final class SlowTransport implements SyncTransport {
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile CountDownLatch go = new CountDownLatch(0);
        private volatile Inbox inbox = new NoInbox();
        private final List<String> corrupt = new CopyOnWriteArrayList<>();
        private volatile int signs;
        private volatile int arriving;

        @Override
        public String address() {
            return "slow:";
        }

        @Override
        public void publish(Collection<Path> files) {}

        @Override
        public TransportReport exchange() {
            begun.countDown();
            try {
                for (int sign = 0; sign < signs; sign++) {
                    TimeUnit.SECONDS.sleep(1);
                    inbox.goesOn();
                }
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return TransportReport.of(0, arriving);
        }

        @Override
        public void reportCorrupt(String name) {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            corrupt.add(name);
        }

        @Override
        public ExchangeState state() {
            return ExchangeState.UP_TO_DATE;
        }

        @Override
        public void close() {}
    }

    private record NoInbox() implements Inbox {
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

    private static void waitUntil(BooleanSupplier condition) {
        for (int left = 1000; left > 0 && !condition.getAsBoolean(); left--) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private void exchange(TransportOffer offer) {
        line.offer(offer);
        line.await(() -> {});
    }

    @Test
    void reportsDamagedFilesThoughNoExchangeFollows() {
        exchange(OFFER);
        line.reportCorrupt(List.of("a", "b"));
        waitUntil(() -> transport.corrupt.equals(List.of("a", "b")));
    }

    @Test
    @Tag("slow")
    void nobodyWaitsForAReportThatHangs() {
        transport.go = new CountDownLatch(1);
        line.reportCorrupt(List.of("a"));
        exchange(OFFER);
        assertThat(line.state()).isEqualTo(ExchangeState.UNREACHABLE);
        transport.go.countDown();
        waitUntil(() -> line.state() == ExchangeState.UP_TO_DATE);
        assertThat(transport.corrupt).containsExactly("a");
    }

    @Test
    void isUpToDateWhileItExchangesNothingNew() {
        exchange(OFFER);
        transport.go = new CountDownLatch(1);
        line.offer(new TransportOffer(OFFER.peers(), new byte[0], List.copyOf(OFFER.files()), Optional.empty()));
        assertThat(line.state()).isEqualTo(ExchangeState.UP_TO_DATE);
    }

    @Test
    void isInProgressUntilNewFilesAreExchanged() {
        exchange(OFFER);
        transport.go = new CountDownLatch(1);
        line.offer(
                new TransportOffer(OFFER.peers(), new byte[0], List.of(Path.of("a"), Path.of("b")), Optional.empty()));
        assertThat(line.state()).isEqualTo(ExchangeState.IN_PROGRESS);
        line.offer(
                new TransportOffer(OFFER.peers(), new byte[0], List.of(Path.of("a"), Path.of("b")), Optional.empty()));
        assertThat(line.state()).isEqualTo(ExchangeState.IN_PROGRESS);
        transport.go.countDown();
        line.await(() -> {});
        assertThat(line.state()).isEqualTo(ExchangeState.UP_TO_DATE);
    }

    @Test
    void isInProgressUntilWhatArrivedIsTold() {
        transport.arriving = 1;
        exchange(OFFER);
        assertThat(line.state()).isEqualTo(ExchangeState.IN_PROGRESS);
        assertThat(line.drainReport().received()).isEqualTo(1);
        assertThat(line.state()).isEqualTo(ExchangeState.UP_TO_DATE);
    }

    @Test
    void exchangesNothingWhileAnotherProgramLeaves() {
        mayExchange.set(false);
        exchange(OFFER);
        assertThat(transport.begun.getCount()).isEqualTo(1);
        assertThat(line.state()).isEqualTo(ExchangeState.UNREACHABLE);
        assertThat(line.drainReport().failures()).singleElement().asString().contains("being removed");
    }

    @Test
    @Tag("slow")
    void waitsForATransportThatIsStarting() {
        transport.signs = 7;
        exchange(OFFER);
        assertThat(line.drainReport().failures()).isEmpty();
        assertThat(line.state()).isEqualTo(ExchangeState.UP_TO_DATE);
    }
}
