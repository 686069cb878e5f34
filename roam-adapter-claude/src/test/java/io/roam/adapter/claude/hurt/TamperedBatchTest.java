package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.DOOR;
import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.roam.Roam;
import io.roam.api.SyncReport;
import io.roam.batch.PackFile;
import io.roam.device.DeviceKey;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that tampered files in the shared folder are reported and quarantined, and that all else is synchronized. */
final class TamperedBatchTest {
    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;
    private Path lamp;
    private Path door;

    @BeforeEach
    void prepare() {
        ada = TestDevice.in(folder, "ada");
        bob = TestDevice.in(folder, "bob");
        ada.init();
        bob.init();
        bob.pairWith(ada);
        bob.workspace(LAMP);
        bob.workspace(DOOR);
        ada.addMessages(LAMP, ID, "one", "two").addMessages(DOOR, OTHER, "knock");
        ada.sync();
        lamp = BatchFiles.packsOf(ada.meetingFolder, ID).get(0);
        door = BatchFiles.packsOf(ada.meetingFolder, OTHER).get(0);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private void assertPutAside(SyncReport report, String name, String reason) {
        assertThat(report.quarantined())
                .hasEntrySatisfying(aside(name), why -> assertThat(why).contains(reason));
        assertThat(bob.with(Roam::status).inbox().quarantined().get(name)).contains(reason);
        assertThat(bob.sessionFile(LAMP, ID)).doesNotExist();
    }

    private String aside(String name) {
        return bob.home.data().resolve("exchange/quarantine").resolve(name).toString();
    }

    private void assertDoorIsOpen() {
        assertThat(bob.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(ada.sessionFile(DOOR, OTHER));
    }

    private void assertMended() {
        ada.sync();
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(bob.with(Roam::status).inbox().quarantined()).isEmpty();
        assertThat(bob.with(Roam::status).inbox().deferred()).isEmpty();
    }

    @Test
    void aFlippedBitAnywhereIsFoundAndAGoodCopyReplacesIt() throws IOException {
        byte[] good = Files.readAllBytes(lamp);
        for (int at = 0; at < good.length; at += 9) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << (at % 8));
            Files.write(lamp, bad);
            SyncReport report = bob.sync();
            assertThat(report.quarantined()).as("bit at " + at).containsKey(aside(name(lamp)));
            assertThat(bob.sessionFile(LAMP, ID)).doesNotExist();
        }
        assertDoorIsOpen();
        assertMended();
    }

    @Test
    void aFlippedBitUnderAFittingNameIsFound() throws IOException {
        byte[] good = Files.readAllBytes(lamp);
        Files.delete(lamp);
        Set<String> planted = new TreeSet<>();
        for (int at = 0; at < good.length; at += 9) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << (at % 8));
            if (!isTheSame(bad)) {
                planted.add(ForgedBatch.plantFile(ada.meetingFolder, bad, ".pack"));
            }
        }
        assertThat(planted).hasSizeGreaterThan(good.length / 10);
        Set<String> found = new TreeSet<>();
        for (int round = 0; round < 20 && !found.equals(planted); round++) { // so many are taken in in turns
            bob.sync();
            found.addAll(bob.with(Roam::status).inbox().quarantined().keySet());
            found.addAll(bob.with(Roam::status).inbox().deferred().keySet()); // of a later version, as it says
        }
        assertThat(found).isEqualTo(planted);
        assertThat(bob.sessionFile(LAMP, ID)).doesNotExist();
        assertDoorIsOpen();
        ada.sync();
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
    }

    /** Whether a pack holds what Ada signed: the compression says some things in more than one way. */
    private boolean isTheSame(byte[] pack) throws IOException {
        Path file = Files.write(Files.createTempFile("roam", ".bytes"), pack);
        try {
            PackFile.open(file)
                    .verify(DeviceKey.load(ada.home.data().resolve("key")).publicKey());
            return true;
        } catch (RoamException e) {
            return false;
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aTruncatedFileIsFound() throws IOException {
        byte[] good = Files.readAllBytes(lamp);
        for (int length : new int[] {0, 1, 7, 8, 100, good.length / 2, good.length - 1}) {
            Files.write(lamp, Arrays.copyOf(good, length));
            assertThat(bob.sync().quarantined()).as("first " + length).containsKey(aside(name(lamp)));
            assertThat(bob.sessionFile(LAMP, ID)).doesNotExist();
        }
        assertDoorIsOpen();
        assertMended();
    }

    @Test
    void aFileUnderAnotherNameIsFound() throws IOException {
        String other = "0".repeat(64) + ".pack";
        ForgedBatch.plantAs(ada.meetingFolder, other, Files.readAllBytes(door));
        Files.write(lamp, Files.readAllBytes(door));
        SyncReport report = bob.sync();
        assertPutAside(report, name(lamp), "checksum does not match");
        assertPutAside(report, other, "checksum does not match");
        assertDoorIsOpen();
        ada.sync();
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).exists();
        assertThat(bob.with(Roam::status).inbox().quarantined()).containsOnlyKeys(other);
    }

    @Test
    void partsOfTwoBatchesDoNotMakeOne() throws IOException {
        ForgedBatch one = ForgedBatch.parse(lamp);
        ForgedBatch other = ForgedBatch.parse(door);
        Files.delete(lamp);
        String content = one.withContent(other.content()).plantIn(ada.meetingFolder);
        String table = one.withTable(other.table()).plantIn(ada.meetingFolder);
        SyncReport report = bob.sync();
        assertPutAside(report, content, "a content is cut in two frames");
        assertPutAside(report, table, "a message table in it has a different length");
        assertDoorIsOpen();
        assertThat(bob.sync().quarantined()).isEmpty();
        assertGivenAgain(content, table);
    }

    @Test
    void partsOfTheRightLengthDoNotMakeOneEither() throws IOException {
        ForgedBatch good = ForgedBatch.parse(lamp);
        Files.delete(lamp);
        byte[] words = ForgedBatch.plain(good.content());
        words[words.length / 2] ^= 4;
        byte[] records = good.table().clone();
        records[records.length / 2] ^= 4;
        String content = good.withContent(Zstd.compress(words)).plantIn(ada.meetingFolder);
        String table = good.withTable(records).plantIn(ada.meetingFolder);
        SyncReport report = bob.sync();
        assertPutAside(report, content, "its content is not what was signed");
        assertPutAside(report, table, "its content is not what was signed");
        assertDoorIsOpen();
        assertGivenAgain(content, table);
    }

    /** The good pack comes under another name; what was put aside is no copy of it. */
    private void assertGivenAgain(String... aside) {
        ada.sync();
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
        assertThat(bob.with(Roam::status).inbox().quarantined()).containsOnlyKeys(aside);
        assertThat(bob.with(Roam::status).inbox().deferred()).isEmpty();
    }

    @Test
    void aHeaderSignedByAnotherKeyIsFound() throws IOException {
        DeviceKey stranger = DeviceKey.generate(new SecureRandom());
        DeviceKey own = DeviceKey.load(bob.home.data().resolve("key"));
        ForgedBatch good = ForgedBatch.parse(lamp);
        Files.delete(lamp);
        String stolen = good.withHeader("device", own.publicKey().id().text()).plantIn(ada.meetingFolder);
        String forged = good.signWith(stranger).plantIn(ada.meetingFolder);
        SyncReport report = bob.sync();
        assertPutAside(report, forged, "the signature is not by its device");
        assertPutAside(report, stolen, "the signature is not by its device");
        assertDoorIsOpen();
        assertThat(report.upToDate()).isTrue();
        assertGivenAgain(forged, stolen);
    }

    @Test
    void aPackThatLiesAboutItsBatchesIsFound() throws IOException {
        ForgedBatch good = ForgedBatch.parse(lamp);
        Map<String, Object> honest = good.packHeader();
        Files.delete(lamp);
        String conversation =
                ada.with(roam -> roam.conversations().require(OTHER).id());
        String moved = plantPack(good, honest, "conversation", conversation);
        String more = plantPack(good, honest, "batches", 2L);
        String none = plantPack(good, honest, "batches", 0L);
        SyncReport report = bob.sync();
        assertPutAside(report, moved, "a batch in it is of another device or conversation");
        assertPutAside(report, more, "its statements are cut off");
        assertPutAside(report, none, "batches");
        assertDoorIsOpen();
        assertGivenAgain(moved, more, none);
    }

    private String plantPack(ForgedBatch batch, Map<String, Object> header, String field, Object value)
            throws IOException {
        Map<String, Object> lie = new LinkedHashMap<>(header);
        lie.put(field, value);
        return ForgedBatch.plantFile(ada.meetingFolder, batch.toBytes(lie), ".pack");
    }

    @Test
    void aTrustedDeviceCannotGiveABatchToAnotherConversation() throws IOException {
        DeviceKey key = DeviceKey.load(ada.home.data().resolve("key"));
        String conversation =
                ada.with(roam -> roam.conversations().require(OTHER).id());
        ForgedBatch good = ForgedBatch.parse(lamp);
        Files.delete(lamp);
        String moved =
                good.withHeader("conversation", conversation).signWith(key).plantIn(ada.meetingFolder);
        String longer = good.withHeader("toLength", 7L).signWith(key).plantIn(ada.meetingFolder);
        SyncReport report = bob.sync();
        assertPutAside(report, moved, "its conversation does not match its first message");
        assertPutAside(report, longer, "its history does not match its header");
        assertDoorIsOpen();
    }

    @Test
    void junkIsPutAsideOnce() throws IOException {
        for (int i = 0; i < 20; i++) {
            byte[] junk = new byte[i * i * 50];
            new java.util.Random(i).nextBytes(junk);
            ForgedBatch.plantFile(ada.meetingFolder, junk, i % 3 == 0 ? ".card" : i % 3 == 1 ? ".knock" : ".pack");
        }
        assertThat(bob.sync().quarantined()).hasSize(20);
        assertDoorIsOpen();
        assertThat(bob.sessionFile(LAMP, ID)).exists();
        assertThat(bob.sync().quarantined()).isEmpty();
        assertThat(bob.with(Roam::status).inbox().quarantined()).hasSize(20);
    }

    @Test
    void hugeFilesAreNotEvenTaken() throws IOException {
        String pack = ForgedBatch.plantAs(ada.meetingFolder, "0".repeat(64) + ".pack", new byte[0]);
        String card = ForgedBatch.plantAs(ada.meetingFolder, "1".repeat(64) + ".card", new byte[0]);
        for (String name : new String[] {pack, card}) {
            try (RandomAccessFile file = new RandomAccessFile(
                    ForgedBatch.sharedFile(ada.meetingFolder, name).toFile(), "rw")) {
                file.setLength(1L << 40);
            }
        }
        SyncReport report = bob.sync();
        assertThat(report.problems())
                .anyMatch(note -> note.sentence().contains(pack))
                .anyMatch(note -> note.sentence().contains(card));
        assertDoorIsOpen();
        assertThat(bob.sessionFile(LAMP, ID)).exists();
        assertThat(report.quarantined()).isEqualTo(Map.of());
    }
}
