package io.roam.transport.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.chain.Hash;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write the meeting folder puts things there that are no files. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFolderTest {
    private static final long MOST = 1 << 20;

    @TempDir
    Path folder;

    private Path meet;
    private final List<String> arrived = new ArrayList<>();

    /** Takes each file once, and believes that one is intact whose content says so. */
    private final Inbox inbox = new Inbox() {
        @Override
        public boolean wants(String name) {
            return !arrived.contains(name);
        }

        @Override
        public long maxBytes(String name) {
            return MOST;
        }

        @Override
        public boolean isIntact(Path file) {
            try {
                return Files.readString(file).startsWith("good");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void arrived(Path file) {
            arrived.add(file.getFileName().toString());
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    @BeforeEach
    void makeFolder() throws IOException {
        meet = Files.createDirectories(folder.resolve("meet"));
    }

    private static String name(String text) {
        return Hash.of(text.getBytes(UTF_8)).hex() + ".pack";
    }

    private Path place(String name) throws IOException {
        return Files.createDirectories(meet.resolve("roam/main").resolve(name.substring(0, 1)))
                .resolve(name);
    }

    private static void makePipe(Path at) throws Exception {
        try {
            Process made = new ProcessBuilder("mkfifo", at.toString()).start();
            assumeTrue(made.waitFor() == 0, "there are no pipes here");
        } catch (IOException e) {
            assumeTrue(false, "there is no mkfifo here");
        }
    }

    private SyncTransport transport() {
        Machine machine = new Machine(
                folder,
                folder,
                Map.of(),
                Os.LINUX,
                "here",
                () -> Instant.EPOCH,
                Processes.ofThisMachine(),
                Disk.unforced(),
                Map.of());
        return new FolderTransportProvider().open("folder:" + meet, folder.resolve("exchange"), inbox, machine);
    }

    private TransportReport exchange(Path... mine) {
        try (SyncTransport transport = transport()) {
            transport.publish(List.of(mine));
            return transport.exchange();
        }
    }

    @Test
    void whatIsNoRegularFileIsPassedOverAndTheRestIsTaken() throws Exception {
        makePipe(place(name("pipe")));
        Files.createSymbolicLink(place(name("zero")), Path.of("/dev/zero"));
        Files.createSymbolicLink(place(name("self")), place(name("self")));
        Path secret = Files.writeString(folder.resolve("secret"), "mine");
        Files.createSymbolicLink(place(name("secret")), secret);
        Files.createDirectories(place(name("folder")).resolve("in it"));
        Files.writeString(place(name("good")), "good");

        TransportReport report = exchange();
        assertThat(arrived).containsExactly(name("good"));
        assertThat(report.failures()).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("skipped 5 pipes, symbolic links");
        assertThat(folder.resolve("exchange")).isEmptyDirectory();
    }

    @Test
    void foldersThatAreLinksAreNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        String name = name("elsewhere");
        Files.writeString(elsewhere.resolve(name), "good");
        Files.createDirectories(meet.resolve("roam/main"));
        Files.createSymbolicLink(meet.resolve("roam/main").resolve(name.substring(0, 1)), elsewhere);

        Path mine = Files.writeString(folder.resolve(name), "good, and mine");
        TransportReport report = exchange(mine);
        assertThat(arrived).isEmpty();
        assertThat(report.notes())
                .anySatisfy(note -> assertThat(note.sentence()).contains("skipped 1 pipes, symbolic links"));
        assertThat(report.failures())
                .anySatisfy(failure -> assertThat(failure.sentence()).contains("link"));
        assertThat(elsewhere.resolve(name)).hasContent("good");
    }

    @Test
    void theWholeTreeMayBeALink() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/main/a"));
        Files.createSymbolicLink(meet.resolve("roam"), folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("a".repeat(64) + ".pack"), "good");
        assertThat(exchange().notes()).singleElement().asString().contains("skipped 1 pipes, symbolic links");
        assertThat(arrived).isEmpty();
    }

    @Test
    void aFileMayNotBeLargerThanSuchAFileCanBe() throws Exception {
        try (RandomAccessFile sparse = new RandomAccessFile(place(name("huge")).toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        TransportReport report = exchange();
        assertThat(arrived).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("too large");
    }

    @Test
    void whatHasTheNameOfAFileOfThisDeviceIsReplaced() throws Exception {
        Path mine = Files.writeString(folder.resolve(name("mine")), "good");
        makePipe(place(name("mine")));
        TransportReport report = exchange(mine);
        assertThat(report.sent()).isOne();
        assertThat(Files.isRegularFile(place(name("mine")), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        assertThat(place(name("mine"))).hasContent("good");
    }

    @Test
    void whatCannotBeRemovedIsNotTakenAgain() throws Exception {
        Path damaged = Files.writeString(place(name("damaged")), "bad");
        try (SyncTransport transport = transport()) {
            transport.exchange();
            assertThat(arrived).hasSize(1);
            transport.reportCorrupt(name("damaged"));
            assertThat(damaged).doesNotExist();

            Files.writeString(damaged, "bad");
            Files.setLastModifiedTime(damaged, java.nio.file.attribute.FileTime.from(Instant.EPOCH));
            arrived.clear();
            transport.exchange();
            assertThat(arrived).hasSize(1);
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void namesAreNoHarm() throws Exception {
        Files.writeString(place("a".repeat(64) + ".pack").resolveSibling("line\nfeed\u001b[2J.pack"), "x");
        Files.writeString(place("b".repeat(64) + ".pack").resolveSibling("b".repeat(64) + ".Pack"), "x");
        Files.createDirectories(meet.resolve("roam/main/.."));
        Files.writeString(place("d".repeat(64) + ".batch"), "single batches are in lanes alone");
        TransportReport report = exchange();
        assertThat(arrived).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("skipped 3 unknown files");
    }
}
