package io.roam.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.BatchFile;
import io.roam.batch.Keys;
import io.roam.batch.Packed;
import io.roam.batch.StagedPack;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.ledger.Ledger;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackArrivalTest {
    private static final int ANN = 1;
    private static final int BEN = 2;
    private static final int EVE = 3;
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String[] WORDS = {"one", "two", "three", "four"};

    @TempDir
    Path home;

    private final ReceivedLog log = new ReceivedLog();
    private ExchangeContext context;
    private Quarantine quarantine;
    private InboxReceiver receiver;

    @BeforeEach
    void open() {
        Disk disk = Disk.unforced();
        Machine machine = new Machine(
                home, home, Map.of(), Os.LINUX, "ann", () -> NOW, Processes.ofThisMachine(), disk, Map.of());
        Pool pool = new Pool(home.resolve("pool"), home.resolve("cache"), disk);
        Ledger ledger =
                Ledger.create(home.resolve("ledger"), Keys.of(ANN).publicKey().id(), disk);
        ledger.trustedDevices().add(Keys.of(BEN).publicKey(), "ben", DeviceAddresses.NONE);
        BatchSequences sequences = new BatchSequences(pool, home.resolve("cache"));
        context = new ExchangeContext("main", Keys.of(ANN), machine, pool, sequences, ledger);
        DeviceCards cards = new DeviceCards(pool.devicesFolder(), disk);
        quarantine = new Quarantine(home.resolve("quarantine"), disk);
        receiver = newReceiver(cards);
    }

    private InboxReceiver newReceiver(DeviceCards cards) {
        DeviceTrust trust = new DeviceTrust(context, cards);
        PairingRequests requests = new PairingRequests(context, trust, home.resolve("knocks"));
        InboxReceiver opened = new InboxReceiver(context, home, trust, requests, quarantine);
        opened.reportTo(log);
        return opened;
    }

    private Path work() {
        return home.resolve("work");
    }

    private List<Path> batches(int device) {
        return Packed.batches(work(), device, WORDS);
    }

    private Path packOf(List<Path> batches) throws IOException {
        StagedPack staged = Packed.pack(work(), batches);
        return Files.move(
                staged.pack().path(), home.resolve(staged.id().fileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private void arrive(Path file) throws IOException {
        Path copy = Files.copy(
                file,
                Files.createDirectories(home.resolve("in")).resolve(name(file)),
                StandardCopyOption.REPLACE_EXISTING);
        receiver.arrived(copy);
        receiver.judgeBatches();
    }

    private ConversationId conversation() {
        return ConversationId.of("test", Hash.of(WORDS[0].getBytes(UTF_8)));
    }

    @Test
    void takesAPackOfATrustedDevice() throws IOException {
        Path pack = packOf(batches(BEN));
        assertThat(receiver.wants(name(pack))).isTrue();
        arrive(pack);
        assertThat(log.accepted()).hasSize(4);
        assertThat(context.pool().batchCount(conversation())).isEqualTo(4);
        assertThat(context.pool().files()).hasSize(1);
        assertThat(context.sequences().reserve(Keys.of(BEN).publicKey().id())).isEqualTo(5);
        assertThat(receiver.wants(name(pack))).isFalse();
    }

    @Test
    void tellsOnlyOfWhatIsNew() throws IOException {
        List<Path> batches = batches(BEN);
        arrive(batches.get(0));
        arrive(batches.get(1));
        assertThat(log.accepted()).hasSize(2);
        arrive(packOf(batches));
        assertThat(log.accepted()).hasSize(4);
        context.pool().dropPacked();
        assertThat(context.pool().files()).hasSize(1);
    }

    /** Anybody can make any number of packs of what he has read. */
    @Test
    void doesNotKeepAPackOfKnownBatches() throws IOException {
        List<Path> batches = batches(BEN);
        arrive(packOf(batches));
        Path part = packOf(batches.subList(1, 3));
        assertThat(receiver.wants(name(part))).isTrue();
        arrive(part);
        receiver.save();
        assertThat(context.pool().files()).hasSize(1);
        assertThat(receiver.wants(name(part))).isFalse();
        assertThat(newReceiver(new DeviceCards(home.resolve("cards"), Disk.unforced()))
                        .wants(name(part)))
                .as("in the next process")
                .isFalse();
    }

    @Test
    void wantsAKnownPackAgainIfTheOtherIsLost() throws IOException {
        List<Path> batches = batches(BEN);
        arrive(packOf(batches));
        Path part = packOf(batches.subList(0, 3));
        arrive(part);
        assertThat(receiver.wants(name(part))).isFalse();
        Files.write(context.pool().files().get(0), new byte[] {1});
        context = new ExchangeContext(
                "main",
                Keys.of(ANN),
                context.machine(),
                new Pool(home.resolve("pool"), home.resolve("cache2"), Disk.unforced()),
                context.sequences(),
                context.ledger());
        receiver.save();
        receiver = newReceiver(new DeviceCards(home.resolve("cards"), Disk.unforced()));
        assertThat(context.pool().batchCount(conversation())).isZero();
        assertThat(receiver.wants(name(part))).isTrue();
        arrive(part);
        assertThat(context.pool().batchCount(conversation())).isEqualTo(3);
    }

    @Test
    void aStrangersPackWaits() throws IOException {
        Path pack = packOf(batches(EVE));
        arrive(pack);
        assertThat(context.pool().files()).isEmpty();
        assertThat(quarantine.all()).isEmpty();
        assertThat(receiver.waiting().all()).hasSize(4).allMatch(WaitingBatch::waitsForTrust);
        context.ledger().trustedDevices().add(Keys.of(EVE).publicKey(), "eve", DeviceAddresses.NONE);
        receiver.judgeBatches();
        assertThat(context.pool().batchCount(conversation())).isEqualTo(4);
        assertThat(receiver.waiting().all()).isEmpty();
    }

    /** It changes nothing that somebody else packs what was accepted while its device was trusted. */
    @Test
    void aPackOfAcceptedBatchesIsTakenWhoeverTheirDeviceIs() throws IOException {
        List<Path> batches = batches(BEN);
        for (Path batch : batches.subList(0, 3)) {
            arrive(batch);
        }
        context.ledger()
                .trustedDevices()
                .retire(
                        Keys.of(BEN).publicKey().id(),
                        new io.roam.ledger.DeviceRemoval(NOW.plusSeconds(5), NOW.plusSeconds(5), false));
        arrive(packOf(batches.subList(0, 3)));
        context.pool().dropPacked();
        assertThat(context.pool().files()).hasSize(1);
        arrive(packOf(batches));
        assertThat(context.pool().batchCount(conversation())).isEqualTo(3);
        assertThat(receiver.waiting().all()).hasSize(1);
    }

    @Test
    void aDamagedPackIsWantedAgain() throws IOException {
        Path pack = packOf(batches(BEN));
        byte[] good = Files.readAllBytes(pack);
        byte[] bad = good.clone();
        bad[bad.length - 2] ^= 1;
        Files.write(pack, bad);
        arrive(pack);
        assertThat(quarantine.all()).containsOnlyKeys(name(pack));
        assertThat(log.corrupt()).containsExactly(name(pack));
        assertThat(receiver.wants(name(pack))).isTrue();
        Files.write(pack, good);
        arrive(pack);
        assertThat(quarantine.all()).isEmpty();
        assertThat(context.pool().batchCount(conversation())).isEqualTo(4);
    }

    /** Its name is right, so whoever made it made it wrong. */
    @Test
    void aPackWithAnUntrueBatchIsNeverTaken() throws IOException {
        byte[] bytes = Files.readAllBytes(packOf(batches(BEN)));
        bytes[bytes.length - 2] ^= 1;
        Path pack = Files.write(home.resolve(Hash.of(bytes).hex() + ".pack"), bytes);
        arrive(pack);
        assertThat(quarantine.all()).containsOnlyKeys(name(pack));
        assertThat(log.corrupt()).isEmpty();
        assertThat(receiver.wants(name(pack))).isFalse();
        assertThat(context.pool().files()).isEmpty();
    }

    /** What it continues may be in another pack, which comes later. */
    @Test
    void aPackWhoseBeginningIsMissingHoldsNothingUp() throws IOException {
        List<Path> batches = batches(BEN);
        arrive(packOf(batches.subList(2, 4)));
        assertThat(context.pool().batchCount(conversation())).isEqualTo(2);
        assertThat(context.pool().history(conversation(), "test/1").heads()).isEmpty();
        assertThat(context.pool().history(conversation(), "test/1").dangling()).hasSize(2);
        arrive(packOf(batches.subList(0, 2)));
        assertThat(context.pool().history(conversation(), "test/1").heads())
                .singleElement()
                .matches(head -> head.chain().length() == 4);
        assertThat(context.pool().history(conversation(), "test/1").dangling()).isEmpty();
    }

    @Test
    void aLaneBringsWhatIsNewAlone() throws IOException {
        List<Path> batches = batches(BEN);
        LaneReader lanes = new LaneReader(context, receiver);
        ArrivedFiles arrived = new ArrivedFiles(home, Disk.unforced(), receiver, lanes);
        Path slot = Files.copy(batches.get(0), home.resolve("00"));
        assertThat(arrived.heard(slot)).isTrue();
        assertThat(slot).exists();
        assertThat(arrived.heard(slot)).as("it waits already").isFalse();
        for (Path file : arrived.inOrder()) {
            receiver.take(arrived.take(file));
        }
        receiver.judgeBatches();
        assertThat(context.pool().batchCount(conversation())).isEqualTo(1);
        assertThat(arrived.heard(slot)).isFalse();
        arrive(packOf(batches));
        Path packed = Files.copy(batches.get(2), home.resolve("01"));
        assertThat(arrived.heard(packed)).as("a pack here holds it").isFalse();
    }

    @Test
    void junkInALaneIsPassedOver() throws IOException {
        LaneReader lanes = new LaneReader(context, receiver);
        ArrivedFiles arrived = new ArrivedFiles(home, Disk.unforced(), receiver, lanes);
        byte[] good = Files.readAllBytes(batches(BEN).get(0));
        for (int at = 0; at < good.length; at += 13) {
            byte[] bad = good.clone();
            bad[at] ^= 0x41;
            arrived.heard(Files.write(home.resolve("00"), bad));
        }
        arrived.heard(Files.write(home.resolve("00"), new byte[100_000]));
        arrived.heard(home.resolve("absent"));
        assertThat(lanes.hears("nobody")).isFalse();
        assertThat(lanes.hears(Keys.of(EVE).publicKey().id().text())).isFalse();
        assertThat(lanes.hears(Keys.of(BEN).publicKey().id().text())).isTrue();
        for (Path file : arrived.inOrder()) {
            try (BatchFile batch = BatchFile.open(file)) { // at most the same batch, in another compression
                assertThat(batch.isSignedBy(Keys.of(BEN).publicKey())).isTrue();
            }
        }
    }
}
