package io.roam.transport.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.chain.Hash;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write the meeting folder writes into lanes, too. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileLanesTest {
    @TempDir
    Path folder;

    private Path meet;
    private String device = "me";
    private boolean isFull;
    private final Set<String> wanted = new HashSet<>();
    private final List<String> heard = new ArrayList<>();

    /** Takes what begins with "new", once; knows all else. */
    private final Inbox inbox = new Inbox() {
        @Override
        public boolean wants(String name) {
            return wanted.isEmpty() || wanted.contains(name);
        }

        @Override
        public boolean isIntact(Path file) {
            return true;
        }

        @Override
        public void arrived(Path file) {
            throw new AssertionError(file.toString());
        }

        @Override
        public String device() {
            return device;
        }

        @Override
        public boolean hears(String owner) {
            return Set.of("me", "friend").contains(owner);
        }

        @Override
        public boolean heard(Path file) {
            try {
                String content = Files.readString(file);
                heard.add(content);
                if (isFull) {
                    throw new DiskException("cannot write", file, new IOException("no space left"));
                }
                return content.startsWith("new") && heard.indexOf(content) == heard.size() - 1;
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
        return Hash.of(text.getBytes(UTF_8)).hex() + ".batch";
    }

    private Path in(String owner, String text) throws IOException {
        return Files.createDirectories(meet.resolve("roam/live").resolve(owner)).resolve(name(text));
    }

    private Path single(String text) throws IOException {
        return Files.writeString(folder.resolve(name(text)), text);
    }

    private SyncTransport open() {
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

    private static TransportReport exchange(SyncTransport transport, List<Path> published, Path... live) {
        transport.publish(published);
        transport.live(List.of(live));
        return transport.exchange();
    }

    private Map<String, String> treeOf(String owner) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (var all = Files.walk(meet.resolve("roam/live").resolve(owner))) {
            for (Path path : all.toList()) {
                tree.put(
                        path.toString(),
                        Files.readAttributes(path, "lastModifiedTime,fileKey,size")
                                .toString());
            }
        }
        return tree;
    }

    private static void makePipe(Path at) throws Exception {
        Process made = new ProcessBuilder("mkfifo", at.toString()).start();
        assumeTrue(made.waitFor() == 0, "there are no pipes here");
    }

    @Test
    void hearsFilesAloneAndChangesNothing() throws Exception {
        makePipe(in("friend", "pipe"));
        Files.createSymbolicLink(in("friend", "zero"), Path.of("/dev/zero"));
        Files.createSymbolicLink(in("friend", "secret"), Files.writeString(folder.resolve("secret"), "mine"));
        Files.createDirectories(in("friend", "folder").resolve("in it"));
        Files.writeString(in("friend", "line").resolveSibling("line\nfeed\u001b[2J.batch"), "x");
        Files.writeString(in("friend", "kind").resolveSibling("b".repeat(64) + ".card"), "x");
        Files.write(in("friend", "large"), new byte[Inbox.MAX_LIVE_BYTES + 1]);
        Files.writeString(in("friend", "good"), "new");
        Files.writeString(in("stranger", "good"), "new of a stranger");
        Map<String, String> before = treeOf("friend");

        try (SyncTransport transport = open()) {
            TransportReport report = exchange(transport, List.of());
            assertThat(heard).containsExactly("new");
            assertThat(report.received()).isOne();
            assertThat(report.failures()).isEmpty();
            assertThat(report.notes())
                    .hasSize(3)
                    .anySatisfy(note -> assertThat(note.sentence()).contains("skipped 2 unknown files"))
                    .anySatisfy(note -> assertThat(note.sentence()).contains("skipped 4 pipes, symbolic links"))
                    .anySatisfy(note ->
                            assertThat(note.sentence()).contains("skipped 1 files of devices that are too large"));
        }
        assertThat(treeOf("friend")).isEqualTo(before);
    }

    @Test
    void readsJunkOnceAsLongAsItStaysAsItIs() throws IOException {
        Path junk = Files.writeString(in("friend", "junk"), "junk");
        try (SyncTransport transport = open()) {
            exchange(transport, List.of());
            exchange(transport, List.of());
            assertThat(heard).containsExactly("junk");
            Files.delete(junk);
            Files.writeString(junk, "new, and good");
            assertThat(exchange(transport, List.of()).received()).isOne();
        }
    }

    @Test
    void followsNoLinks() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(meet.resolve("roam/live"));
        Files.createSymbolicLink(meet.resolve("roam/live/me"), elsewhere);
        Files.createSymbolicLink(meet.resolve("roam/live/friend"), elsewhere);
        Path old = Files.writeString(elsewhere.resolve(name("old")), "new");
        try (SyncTransport transport = open()) {
            TransportReport report = exchange(transport, List.of(), single("words"));
            assertThat(report.failures()).singleElement().asString().contains("a symbolic link is in its place");
            assertThat(report.notes()).singleElement().asString().contains("skipped 2 pipes, symbolic links");
        }
        assertThat(heard).isEmpty();
        assertThat(elsewhere).isDirectoryContaining(file -> file.equals(old));
        assertThat(elsewhere.resolve(name("words"))).doesNotExist();
    }

    @Test
    void putsItsOwnWordsBackAndRemovesWhatItDoesNotSay() throws IOException {
        Path words = single("words");
        try (SyncTransport transport = open()) {
            exchange(transport, List.of(), words);
            assertThat(in("me", "words")).hasContent("words");
            Files.writeString(in("me", "words"), "forged");
            Files.writeString(in("me", "junk"), "junk");
            Files.createSymbolicLink(in("me", "link"), words);
            TransportReport report = exchange(transport, List.of(), words);
            assertThat(report.sent()).isOne();
            assertThat(in("me", "words")).hasContent("words");
            assertThat(in("me", "junk")).doesNotExist();
            exchange(transport, List.of());
            assertThat(in("me", "words")).doesNotExist();
        }
        assertThat(words).hasContent("words");
    }

    @Test
    void hearsItsOwnLaneBeforeItRemovesAnything() throws IOException {
        Path earlier = Files.writeString(in("me", "earlier"), "new, of an earlier self");
        try (SyncTransport transport = open()) {
            isFull = true;
            TransportReport report = exchange(transport, List.of());
            assertThat(report.failures()).singleElement().asString().contains("no space left");
            assertThat(earlier).exists();
            isFull = false;
            heard.clear();
            assertThat(exchange(transport, List.of()).received()).isOne();
            assertThat(earlier).as("what was just taken is not live yet").exists();
            exchange(transport, List.of());
            assertThat(earlier).doesNotExist();
        }
    }

    @Test
    void removesNothingBeforeAllPacksAreThere() throws IOException {
        Path words = single("words");
        Path pack = folder.resolve("c".repeat(64) + ".pack");
        wanted.add("nothing");
        try (SyncTransport transport = open()) {
            exchange(transport, List.of(), words);
            exchange(transport, List.of(pack), single("later"));
            assertThat(in("me", "words")).exists();
            assertThat(in("me", "later")).exists();
            Files.writeString(pack, "words");
            exchange(transport, List.of(pack), single("later"));
            assertThat(in("me", "words")).doesNotExist();
            assertThat(in("me", "later")).exists();
        }
    }

    @Test
    void holdsAsManyFilesAsALaneHasSlots() throws IOException {
        List<Path> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(single("word " + i));
        }
        try (SyncTransport transport = open()) {
            transport.publish(List.of());
            transport.live(many);
            assertThat(transport.exchange().sent()).isEqualTo(FolderLanes.MAX_FILES);
            assertThat(in("me", "word 0")).exists();
            assertThat(in("me", "word 299")).doesNotExist();
            transport.live(many.subList(200, 300));
            transport.exchange();
            try (var lane = Files.list(meet.resolve("roam/live/me"))) {
                assertThat(lane).hasSize(100);
            }
        }
    }

    @Test
    void hasNoLaneWithoutAnId() throws IOException {
        device = "";
        try (SyncTransport transport = open()) {
            assertThat(exchange(transport, List.of(), single("words")).sent()).isZero();
        }
        assertThat(meet.resolve("roam/live")).doesNotExist();
    }
}
