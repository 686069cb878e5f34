package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Stopwatch;
import io.roam.chain.Hash;
import io.roam.spi.DiskException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * What holds for {@link io.roam.spi.transport.SyncTransport} where the place of meeting is unreachable, slow or in bad hands, and its callers
 * misbehave.
 */
abstract class MeetingPlaceContract extends TransportFixture {
    private static final int LARGE = 16 << 20;
    private static final int SMALL = 1_000;
    private static final int NAMED = 3;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String OTHER = "another content";

    private static void assume(boolean possible, String what) {
        assumeTrue(possible, "the meeting place of this test cannot " + what);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private boolean haveAll(int files) {
        return transports.keySet().stream()
                .allMatch(device -> inbox(device).files().size() == files);
    }

    private boolean hasArrived(String device, String name) {
        return inbox(device).arrivals().containsKey(name);
    }

    @ContractRule("unreachable-is-a-failure")
    final void anUnreachablePlaceIsAFailureInTheReport() throws IOException {
        settleAll();
        assume(meetingPlace().setOffline("ben", true), "be made unreachable");
        write("ann", "while ben is away");
        settle("ann");
        TransportReport report = settle("ben");
        assertThat(report.failures()).as("failures").isNotEmpty();
        assertThat(report.sent() + report.received()).as("sent and received").isZero();
        assertThat(transport("ben").state()).isEqualTo(ExchangeState.UNREACHABLE);
        meetingPlace().setOffline("ben", false);
    }

    @ContractRule("recovers-without-a-restart")
    final void aDeviceThatWasOfflineGoesOn() throws IOException {
        settleAll();
        assume(meetingPlace().setOffline("ben", true), "be made unreachable");
        settle("ben");
        write("ann", "from ann meanwhile");
        write("ben", "from ben meanwhile");
        settle("ann");
        meetingPlace().setOffline("ben", false);
        settleUntil("all have both files again", () -> haveAll(2));
        TransportReport report = settle("ben");
        assertThat(report.failures()).as("failures afterwards").isEmpty();
    }

    @ContractRule("too-large-is-passed-over")
    final void aFileThatIsTooLargeIsToldAndNotTaken() throws IOException {
        byte[] content = "large ".repeat(SMALL).getBytes(UTF_8);
        String name = Hash.of(content).hex() + ".pack";
        transports.keySet().forEach(device -> inbox(device).limit(name, SMALL));
        settleAll();
        assume(meetingPlace().plant(content, name), "hold files of others");
        settleUntil("ben tells of the file", () -> hasTold("ben", name) || hasArrived("ben", name));
        String small = nameOf(write("ann", "small"));
        settleUntil("others come", () -> hasArrived("ben", small));
        assertThat(inbox("ben").arrivals()).as("what arrived").doesNotContainKey(name);
    }

    @ContractRule("too-large-is-not-loaded")
    final void aFileThatIsTooLargeIsNotLoadedIntoMemory() throws IOException {
        byte[] content = new byte[LARGE];
        String name = Hash.of(content).hex() + ".pack";
        transports.keySet().forEach(device -> inbox(device).limit(name, SMALL));
        settleAll();
        assume(meetingPlace().plant(content, name), "hold files of others");
        MemoryMeter meter = measure("ben");
        settleUntil("ben looked at the file", () -> hasTold("ben", name) || hasArrived("ben", name));
        assertThat(meter.most()).as("bytes of memory that an exchange used").isLessThan(LARGE / 2);
    }

    @ContractRule("hostile-names-stay-outside")
    final void namesThatAreNoHashAreRefusedAndTold() throws IOException {
        byte[] content = "planted".getBytes(UTF_8);
        List<String> held = new ArrayList<>();
        for (String name : hostileNames()) {
            if (meetingPlace().plant(content, name)) {
                held.add(name);
            }
        }
        assume(!held.isEmpty(), "hold files of such names");
        write("ann", "good");
        settleUntil("good files come", () -> haveAll(1));
        settleAll();
        assertThat(filesOf(content)).as("files of hostile names").isEmpty();
        assertThat(told("ben")).as("what is told").isNotEmpty();
        assertThat(held.stream()
                        .filter(name -> hasTold("ben", name.substring(name.indexOf("planted-"), name.indexOf('#')))))
                .as("names that are told")
                .hasSizeGreaterThanOrEqualTo(Math.min(NAMED, held.size()));
    }

    private List<String> hostileNames() {
        return List.of(
                "../planted-1#",
                folder() + "/planted-2#",
                "planted-3#\0.pack",
                "planted-4#" + "x".repeat(290),
                "..\\planted-5#",
                "planted-6#/../../../x",
                "planted-7#/inside",
                "planted-8#\n.pack");
    }

    /** Returns the files below the folder of the test, the meeting place left out, that hold that. */
    private List<Path> filesOf(byte[] content) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!meetingPlace().holds(file)
                        && Files.size(file) == content.length
                        && Arrays.equals(Files.readAllBytes(file), content)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @ContractRule("cut-off-is-not-handed-over")
    final void aDownloadThatEndsEarlyIsAFailure() throws IOException {
        Path file = write("ann", "long ".repeat(200_000));
        inbox("ben").expectDamage();
        assume(meetingPlace().cutOff("ben", nameOf(file)), "cut a download off");
        settleUntil("ben tells, or has the file", () -> !told("ben").isEmpty() || hasArrived("ben", nameOf(file)));
        assertThat(inbox("ben").damaged()).as("handed over, and cut off").isEmpty();
        assertThat(told("ben")).as("what is told").isNotEmpty();
    }

    @ContractRule("cut-off-is-fetched-again")
    final void aDownloadThatEndedEarlyComesWholeLater() throws IOException {
        Path file = write("ann", "long ".repeat(200_000));
        inbox("ben").expectDamage();
        assume(meetingPlace().cutOff("ben", nameOf(file)), "cut a download off");
        settleUntil("ben has the whole file", () -> hasArrived("ben", nameOf(file)));
        assertThat(inbox("ben").files().get(0)).hasSameBinaryContentAs(file);
    }

    @ContractRule("damaged-is-fetched-again")
    final void aFileThatSomebodyDamagedComesWholeLater() throws IOException {
        transports.keySet().forEach(device -> inbox(device).expectDamage());
        Path file = write("ann", "the right content");
        settle("ann");
        assume(meetingPlace().plant(OTHER.getBytes(UTF_8), nameOf(file)), "hold files of others");
        settleUntil("all have the whole file", () -> haveAll(1));
        assertThat(inbox("ben").files().get(0)).hasContent("the right content");
        assertThat(file).hasContent("the right content");
    }

    @ContractRule("wants-is-asked-first")
    final void nothingIsFetchedThatIsNotWanted() throws IOException {
        String unwanted = nameOf(write("ann", "x".repeat(LARGE)));
        String wanted = nameOf(write("ann", "wanted"));
        inbox("ben").refuse(unwanted);
        Set<String> known = new HashSet<>();
        Set<Path> early = new TreeSet<>();
        inbox("ben").onQuestion(name -> early.addAll(known.add(name) ? filesNamed(name) : List.of()));
        MemoryMeter meter = measure("ben");
        settleUntil("what is wanted comes", () -> hasArrived("ben", wanted) && hasArrived("cat", unwanted));
        settle("ben");
        assertThat(inbox("ben").arrivals()).as("what arrived").doesNotContainKey(unwanted);
        assertThat(inbox("ben").unasked()).as("arrived and was not asked for").isEmpty();
        assertThat(early).as("fetched before the question").isEmpty();
        assertThat(meter.most()).as("bytes of memory that an exchange used").isLessThan(LARGE / 2);
    }

    private List<Path> filesNamed(String name) {
        if (!Files.exists(exchangeOf("ben"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(exchangeOf("ben"))) {
            return all.filter(file ->
                            nameOf(file).contains(name) && !meetingPlace().holds(file))
                    .toList();
        } catch (IOException | UncheckedIOException e) { // what is removed meanwhile
            return List.of();
        }
    }

    @ContractRule("an-inbox-that-fails-is-a-failure")
    final void whatTheInboxCannotTakeIsOfferedAgain() throws IOException {
        write("ann", "one");
        write("ann", "two");
        AtomicBoolean isFull = new AtomicBoolean(true);
        inbox("ben").onArrival(name -> {
            if (isFull.getAndSet(false)) {
                throw new DiskException(
                        "cannot write",
                        Path.of("disk"),
                        new FileSystemException("disk", null, "No space left on device"));
            }
        });
        settleUntil(
                "ben has both files",
                () -> hasTold("ben", "") && inbox("ben").files().size() == 2);
        assertThat(isFull).isFalse();
    }

    @ContractRule("close-ends-an-exchange")
    final void aTransportCanBeClosedDuringAnExchange() throws Exception {
        write("ann", "one");
        write("ann", "two");
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch isReleased = new CountDownLatch(1);
        inbox("ben").onArrival(name -> {
            began.countDown();
            await(isReleased);
        });
        settle("ann"); // some places show a file while it is written
        ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        Thread exchanging = start(thrown, () -> exchangeUntil(began));
        Stopwatch waited = Stopwatch.createStarted();
        while (began.getCount() > 0 && waited.elapsed().toSeconds() < 60) {
            settle("ann");
            began.await(50, TimeUnit.MILLISECONDS);
        }
        Thread closing = start(thrown, transport("ben")::close);
        closing.join(SOON.toMillis());
        boolean isClosed = !closing.isAlive();
        isReleased.countDown();
        exchanging.join(PATIENCE.toMillis());
        assertThat(isClosed).as("close returned").isTrue();
        assertThat(exchanging.isAlive()).as("the exchange goes on").isFalse();
        assertThat(thrown).as("what was thrown").isEmpty();
        inbox("ben").onArrival(name -> {});
        connect("ben");
        settleUntil("ben has both files", () -> inbox("ben").files().size() == 2);
    }

    private void exchangeUntil(CountDownLatch began) {
        while (began.getCount() > 0) {
            settle("ben");
        }
    }

    private static void await(CountDownLatch released) {
        try {
            assertThat(released.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread start(ConcurrentLinkedQueue<Throwable> thrown, Runnable work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (RuntimeException | AssertionError e) {
                thrown.add(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @ContractRule("two-exchanges-do-no-harm")
    final void twoThreadsMayExchange() throws Exception {
        settleAll();
        for (int i = 0; i < 20; i++) {
            write("ann", "file " + i);
        }
        settle("ann");
        inbox("ben").onArrival(name -> pause());
        ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            threads.add(start(thrown, () -> transport("ben").exchange()));
        }
        write("ann", "one more");
        settle("ann");
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
        assertThat(thrown).as("what was thrown").isEmpty();
        settleUntil("ben has all files", () -> inbox("ben").files().size() == 21);
        assertThat(new TreeSet<>(inbox("ben").arrivals().values())).containsExactly(1);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ContractRule("clock-jumps-do-no-harm")
    final void aClockThatJumpsChangesNothing() throws IOException {
        write("ann", "before");
        settleAll();
        int files = 1;
        for (int days : List.of(3_650, -7_300, 3_650)) {
            transports.keySet().forEach(device -> machine(device).advance(Duration.ofDays(days)));
            write("ann", "after a jump of " + days + " days, " + files);
            files++;
            int now = files;
            settleUntil("all have what is new", () -> haveAll(now));
            restart("ben");
        }
        settleAll();
        assertThat(new TreeSet<>(inbox("ben").arrivals().values())).containsExactly(1);
    }

    @ContractRule("a-listener-that-throws-does-no-harm")
    final void aListenerThatThrowsStopsNothing() throws IOException {
        transports
                .values()
                .forEach(transport -> transport.onNews(() -> {
                    throw new IllegalStateException("a listener that throws");
                }));
        for (int files = 1; files <= 3; files++) {
            write("ann", "file " + files);
            int now = files;
            settleUntil("all have it", () -> haveAll(now));
        }
    }
}
