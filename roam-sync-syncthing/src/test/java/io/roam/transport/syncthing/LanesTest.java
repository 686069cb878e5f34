package io.roam.transport.syncthing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes in a shared folder, in which others may have written anything. */
final class LanesTest {
    private static final String ME = "m".repeat(32);
    private static final String FRIEND = "f".repeat(32);
    private static final String STRANGER = "s".repeat(32);

    @TempDir
    Path folder;

    private Path root;
    private final List<String> heard = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> friends = new HashSet<>(Set.of(ME, FRIEND));
    private final Set<String> withdrawn = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private boolean isFull;
    private LaneReader reader;
    private OwnLane lane;
    private final FolderScan scan = new FolderScan(() -> {});

    /** Takes what begins with "new", once. */
    private final Inbox inbox = new Inbox() {
        @Override
        public boolean wants(String name) {
            return true;
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
            return ME;
        }

        @Override
        public boolean hears(String device) {
            return friends.contains(device);
        }

        @Override
        public boolean heard(Path file) {
            String content = contentOf(file);
            heard.add(content);
            if (isFull) {
                throw new DiskException("cannot write", file, new IOException("no space left"));
            }
            return content.startsWith("new") && known.add(content);
        }

        @Override
        public boolean isWithdrawn(Path file) {
            return withdrawn.contains(contentOf(file));
        }
    };

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(folder.resolve("shared"));
        reader = new LaneReader(root, inbox, Disk.unforced(), problems::add);
        lane = new OwnLane(root, folder.resolve("temporary"), reader, scan, inbox, Disk.unforced());
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path slot(String device, String name) throws IOException {
        return Files.createDirectories(root.resolve(LaneSlot.laneOf(device))).resolve(name);
    }

    /** Returns the slot of this device's lane with that content. */
    private Path slotWith(String content) throws IOException {
        for (LaneSlot slot : LaneSlot.allOf(ME)) {
            Path file = root.resolve(slot.item());
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && contentOf(file).equals(content)) {
                return file;
            }
        }
        throw new AssertionError("in no slot: " + content);
    }

    private Path single(String text) throws IOException {
        Path file = folder.resolve(text);
        return Files.exists(file) ? file : Files.writeString(file, text);
    }

    private List<Path> singles(String text, int from, int to) throws IOException {
        List<Path> all = new ArrayList<>();
        for (int i = from; i < to; i++) {
            all.add(single(text + i));
        }
        return all;
    }

    private void exchange(boolean isAllPublished, List<Path> live) throws IOException {
        reader.begin();
        reader.addAll();
        reader.hearAdded();
        lane.lay(live, isAllPublished);
    }

    private Set<String> laneOf(String device) throws IOException {
        Set<String> all = new TreeSet<>();
        for (LaneSlot slot : LaneSlot.allOf(device)) {
            Path file = root.resolve(slot.item());
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > 0) {
                all.add(contentOf(file));
            }
        }
        return all;
    }

    @Test
    void namesSlotsAndNothingElse() {
        assertThat(LaneSlot.ofItem("live/" + ME + "/a7")).contains(new LaneSlot(ME, "a7"));
        assertThat(LaneSlot.ofItem("live\\" + ME + "\\00")).contains(new LaneSlot(ME, "00"));
        assertThat(List.of(
                        "live/" + ME,
                        "live/" + ME + "/0g",
                        "live/" + ME + "/000",
                        "live/" + ME + "/00/00",
                        "live/../00",
                        "live/M" + ME.substring(1) + "/00",
                        "a/" + ME + "/00",
                        "live/" + ME + "/00.sync-conflict-20261130-100000-ABCDEFG"))
                .allSatisfy(item -> assertThat(LaneSlot.ofItem(item)).isEmpty());
        assertThat(LaneSlot.allOf(ME)).hasSize(256).doesNotHaveDuplicates();
    }

    @Test
    void laysWhatIsLiveAndNothingTwice() throws IOException {
        List<Path> live = singles("word", 0, 3);
        exchange(true, live);
        exchange(true, live);
        assertThat(laneOf(ME)).containsExactly("word0", "word1", "word2");
        assertThat(scan.isDone()).isFalse();
        open();
        exchange(true, live);
        try (var files = Files.list(slot(ME, "00").resolveSibling("."))) {
            assertThat(files).hasSize(3);
        }
        assertThat(folder.resolve("temporary")).isEmptyDirectory();
    }

    @Test
    void writesOverTheOldestThatIsNoLongerLive() throws IOException {
        exchange(true, singles("word", 0, 256));
        for (int i = 0; i < 256; i++) {
            Files.setLastModifiedTime(single("word" + i), FileTime.from(Instant.ofEpochSecond(1_000 - i)));
        }
        exchange(true, singles("word", 0, 256));
        List<Path> live = new ArrayList<>(singles("word", 0, 100));
        live.add(single("late"));
        exchange(true, live);
        assertThat(laneOf(ME)).hasSize(256).contains("late", "word0", "word254").doesNotContain("word255");
    }

    @Test
    void letsWordsWaitForAFreeSlot() throws IOException {
        List<Path> live = singles("word", 0, 300);
        exchange(true, live);
        assertThat(laneOf(ME)).hasSize(256).contains("word0", "word255");
        exchange(false, live.subList(100, 300));
        assertThat(laneOf(ME)).as("a pack is not there yet").contains("word0").doesNotContain("word256");
        exchange(true, live.subList(100, 300));
        assertThat(laneOf(ME)).contains("word100", "word299");
    }

    @Test
    void hearsItsOwnLaneBeforeItWritesOverIt() throws IOException {
        for (LaneSlot slot : LaneSlot.allOf(ME)) {
            Files.writeString(slot(ME, slot.name()), "new" + slot.name());
        }
        isFull = true;
        exchange(true, singles("word", 0, 2));
        assertThat(laneOf(ME)).hasSize(256).doesNotContain("word0");
        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains("no space left"));
        isFull = false;
        exchange(true, singles("word", 0, 2));
        assertThat(laneOf(ME)).as("what was just taken is not live yet").doesNotContain("word0");
        assertThat(reader.taken()).isEqualTo(256);
        exchange(true, singles("word", 0, 2));
        assertThat(laneOf(ME)).hasSize(256).contains("word0", "word1");
        assertThat(reader.taken()).isZero();
    }

    @Test
    void laysAgainWhatOthersSpoilt() throws IOException {
        List<Path> live = singles("word", 0, 4);
        exchange(true, live);
        List<Path> slots = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            slots.add(slotWith("word" + i));
        }
        for (Path slot : slots) {
            Files.delete(slot);
        }
        Files.createDirectories(slots.get(1).resolve("in it"));
        Files.createSymbolicLink(slots.get(2), Files.writeString(folder.resolve("secret"), "mine"));
        Files.write(slots.get(3), new byte[Inbox.MAX_LIVE_BYTES + 1]);
        exchange(true, live);
        assertThat(laneOf(ME)).contains("word0", "word1", "word2", "word3");
        assertThat(heard).doesNotContain("mine");
        assertThat(folder.resolve("secret")).hasContent("mine");
    }

    @Test
    void readsLanesOfDevicesThatItHearsAndLeavesThemAsTheyAre() throws IOException {
        Files.writeString(slot(FRIEND, "00"), "new of a friend");
        Files.createSymbolicLink(slot(FRIEND, "01"), Files.writeString(folder.resolve("secret"), "new secret"));
        Files.createDirectories(slot(FRIEND, "02").resolve("00"));
        Files.write(slot(FRIEND, "03"), new byte[Inbox.MAX_LIVE_BYTES + 1]);
        Files.writeString(slot(FRIEND, "zz"), "new, but no slot");
        Files.writeString(slot(FRIEND, "04"), "junk");
        Files.writeString(slot(STRANGER, "00"), "new of a stranger");
        Files.createSymbolicLink(root.resolve(LaneSlot.laneOf("t".repeat(32))), folder);
        friends.add("t".repeat(32));
        exchange(true, List.of());
        assertThat(heard).containsExactlyInAnyOrder("new of a friend", "junk");
        assertThat(problems).singleElement().asString().contains("too large");
        exchange(true, List.of());
        assertThat(heard).as("nothing is read twice").hasSize(2);
        try (var files = Files.list(slot(FRIEND, "00").resolveSibling("."))) {
            assertThat(files).hasSize(6);
        }
        friends.add(STRANGER);
        reader.hearAdded();
        assertThat(heard).contains("new of a stranger");
    }

    @Test
    void hearsAChangedSlotAlone() throws IOException {
        Files.writeString(slot(FRIEND, "00"), "new");
        Files.writeString(slot(FRIEND, "01"), "new, too");
        reader.add(Set.of(new LaneSlot(FRIEND, "01"), new LaneSlot(STRANGER, "00"), new LaneSlot(FRIEND, "09")));
        reader.hearAdded();
        assertThat(heard).containsExactly("new, too");
    }

    @Test
    void takesConflictCopiesInAndRemovesThem() throws IOException {
        Path own =
                Files.writeString(slot(ME, "00.sync-conflict-20261130-100000-ABCDEFG"), "new of a copy of this device");
        Path other = Files.writeString(slot(FRIEND, "00.sync-conflict-20261130-100000-ABCDEFG"), "new of another");
        isFull = true;
        exchange(true, List.of());
        assertThat(own).exists();
        isFull = false;
        exchange(true, List.of());
        assertThat(known).contains("new of a copy of this device", "new of another");
        assertThat(own).doesNotExist();
        assertThat(other).doesNotExist();
    }

    @Test
    void emptiesSlotsOfWhatIsWithdrawn() throws IOException {
        exchange(true, singles("word", 0, 3));
        Path first = slotWith("word0");
        withdrawn.add("word0");
        exchange(true, singles("word", 1, 3));
        assertThat(first).isEmptyFile();
        exchange(true, List.of());
        assertThat(laneOf(ME)).containsExactly("word1", "word2");
        withdrawn.add("word1"); // its pack, too, is no longer published
        lane.checkWithdrawals();
        exchange(true, List.of());
        assertThat(laneOf(ME)).containsExactly("word2");
        exchange(true, singles("word", 0, 1));
        assertThat(first).as("an emptied slot is used again").hasContent("word0");
    }

    /** The others still have what is gone here: a slot that was written anew would reach them over it. */
    @Test
    void aDeviceThatWasSetBackUsesOtherSlots() throws IOException {
        exchange(true, singles("word", 0, 3));
        Set<Path> before = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            before.add(slotWith("word" + i));
        }
        for (Path slot : before) {
            Files.delete(slot);
        }
        open();
        exchange(true, singles("back", 0, 3));
        assertThat(List.of(slotWith("back0"), slotWith("back1"), slotWith("back2")))
                .doesNotContainAnyElementsOf(before);
    }

    @Test
    void leavesTheLaneAloneWhereItHearsNothing() throws IOException {
        friends.clear();
        Files.writeString(slot(ME, "00"), "new");
        exchange(true, singles("word", 0, 1));
        assertThat(laneOf(ME)).containsExactly("new");
        assertThat(heard).isEmpty();
    }
}
