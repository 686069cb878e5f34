package io.roam.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Bytes;
import com.sun.management.ThreadMXBean;
import io.roam.batch.BatchDescriptor;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchWriter;
import io.roam.batch.Keys;
import io.roam.batch.RecordMarks;
import io.roam.batch.StagedBatch;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceKey;
import io.roam.ledger.Ledger;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxReceiverTest {
    private static final DeviceKey ANN = Keys.of(1);
    private static final DeviceKey BEN = Keys.of(2);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String RULE = "test/1";

    @TempDir
    Path home;

    private final FullDisk disk = new FullDisk();
    private final ReceivedLog log = new ReceivedLog();
    private ExchangeContext context;
    private Quarantine quarantine;
    private DeviceCards cards;
    private InboxReceiver receiver;

    /** A disk that is full as long as {@code full} holds. */
    private static final class FullDisk implements Disk {
        private boolean full;

        @Override
        public OutputStream create(Path file) throws IOException {
            if (full) {
                throw new IOException("no space left");
            }
            return Disk.real().create(file);
        }

        @Override
        public OutputStream append(Path file) throws IOException {
            return Disk.real().append(file);
        }

        @Override
        public void publish(Path from, Path to) throws IOException {
            Disk.real().publish(from, to);
        }

        @Override
        public void replace(Path from, Path to) throws IOException {
            Disk.real().replace(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            Disk.real().delete(file);
        }
    }

    @BeforeEach
    void open() {
        Machine machine = new Machine(
                home, home, Map.of(), Os.LINUX, "ann", () -> NOW, Processes.ofThisMachine(), disk, Map.of());
        Pool pool = new Pool(home.resolve("pool"), home.resolve("cache"), disk);
        Ledger ledger = Ledger.create(home.resolve("ledger"), ANN.publicKey().id(), disk);
        ledger.trustedDevices().add(BEN.publicKey(), "ben", DeviceAddresses.NONE);
        BatchSequences sequences = new BatchSequences(pool, home.resolve("cache"));
        context = new ExchangeContext("main", ANN, machine, pool, sequences, ledger);
        cards = new DeviceCards(pool.devicesFolder(), disk);
        quarantine = new Quarantine(home.resolve("quarantine"), disk);
        DeviceTrust trust = new DeviceTrust(context, cards);
        PairingRequests requests = new PairingRequests(context, trust, home.resolve("knocks"));
        receiver = new InboxReceiver(context, home, trust, requests, quarantine);
        receiver.reportTo(log);
    }

    private static Record event(int number) {
        return Record.event(Record.MAIN, ("event " + number).getBytes(UTF_8));
    }

    private static Hash identity(int number) {
        return Hash.of(event(number).identity());
    }

    private Path batch(int event) throws IOException {
        return batch(event, event);
    }

    private Path batch(int event, long number) throws IOException {
        ConversationId conversation = ConversationId.of("test", identity(1));
        ChainValue from = ChainValue.root(RULE);
        for (int before = 1; before < event; before++) {
            from = from.next(identity(before), new Sha256());
        }
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), Files.createDirectories(home.resolve("ben")))) {
            writer.addRecord(event(event), RecordMarks.NONE);
            BatchDescriptor descriptor = new BatchDescriptor("main", number, "test", RULE, conversation, from, NOW);
            StagedBatch staged = writer.finish(descriptor, BatchMetadata.NOTHING, BEN);
            return Files.move(staged.file(), home.resolve(staged.id().fileName()));
        }
    }

    @Test
    void verifyingABatchChangesNothing() throws IOException {
        Path file = batch(1);
        BatchAcceptance acceptance = new BatchAcceptance(context, new DeviceTrust(context, cards).view());
        BatchId id = BatchId.ofFile(file).orElseThrow();
        assertThat(acceptance.verify(file, id)).isInstanceOf(Verdict.Valid.class);
        assertThat(file).exists();
        assertThat(context.pool().files()).isEmpty();
        assertThat(context.sequences().reserve(BEN.publicKey().id())).isEqualTo(1);
    }

    /** Whoever has a device's key can use up its numbers; it goes on all the same. */
    @Test
    void aDeviceWhoseGreatestNumberIsUsedGoesOn() throws IOException {
        receiver.arrived(batch(1, Long.MAX_VALUE));
        assertThat(context.sequences().reserve(BEN.publicKey().id())).isEqualTo(1);
        assertThat(context.sequences().reserve(BEN.publicKey().id())).isEqualTo(2);
    }

    /** The signature is no part of a batch's id: a file with a wrong one must not keep the batch away. */
    @Test
    void takesAnIntactFileAfterOneWithAWrongSignature() throws IOException {
        Path file = batch(1);
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        int at = Bytes.indexOf(good, new byte[] {0x52, 0x2A, 0x4D, 0x18}) + 8;
        bad[at] ^= 1;
        String name = file.getFileName().toString();
        Files.write(file, bad);
        assertThat(receiver.isIntact(file)).isFalse();
        receiver.arrived(file);
        receiver.judgeBatches();
        assertThat(quarantine.all()).containsOnlyKeys(name);
        assertThat(log.corrupt()).containsExactly(name);
        assertThat(receiver.wants(name)).isTrue();
        Files.write(file, good);
        assertThat(receiver.isIntact(file)).isTrue();
        receiver.arrived(file);
        receiver.judgeBatches();
        assertThat(quarantine.all()).isEmpty();
        assertThat(context.pool().files()).hasSize(1);
    }

    @Test
    void acceptsABatchThatIsValid() throws IOException {
        receiver.arrived(batch(1));
        assertThat(log.accepted()).isEmpty();
        receiver.judgeBatches();
        assertThat(log.accepted()).extracting(AcceptedBatch::events).containsExactly(1);
        assertThat(context.pool().files()).hasSize(1);
        assertThat(context.sequences().reserve(BEN.publicKey().id())).isEqualTo(2);
    }

    @Test
    void eachTurnJudgesABatchHoweverSlowTheProcessorIs() throws IOException {
        receiver.arrived(batch(1));
        receiver.arrived(batch(2));
        assertThat(receiver.judgeBatches(Duration.ZERO)).isFalse();
        assertThat(log.accepted()).hasSize(1);
        receiver.judgeBatches(Duration.ZERO);
        assertThat(log.accepted()).hasSize(2);
    }

    @Test
    void defersABatchUntilItsPredecessorArrives() throws IOException {
        receiver.arrived(batch(3));
        receiver.arrived(batch(2));
        receiver.judgeBatches();
        assertThat(receiver.waiting().reasons()).hasSize(2);
        assertThat(log.accepted()).isEmpty();
        receiver.arrived(batch(1));
        receiver.judgeBatches();
        assertThat(receiver.waiting().reasons()).isEmpty();
        assertThat(log.accepted()).hasSize(3);
    }

    @Test
    void quarantinesAFileWhoseContentDoesNotMatchItsName() throws IOException {
        Path file = batch(1);
        Files.writeString(file, "something else");
        receiver.arrived(file);
        receiver.judgeBatches();
        String name = file.getFileName().toString();
        assertThat(quarantine.all()).containsOnlyKeys(name);
        assertThat(log.corrupt()).containsExactly(name);
        assertThat(receiver.wants(name)).isTrue();
    }

    @Test
    void keepsACardThatAFullDiskCannotTake() throws IOException {
        byte[] content = new DeviceCard(
                        "main",
                        BEN.publicKey(),
                        1,
                        "ben",
                        "linux",
                        DeviceCard.FORMATS,
                        List.of(),
                        Map.of(),
                        List.of(),
                        0,
                        Map.of())
                .toBytes(BEN);
        Path file = home.resolve(
                ExchangeFileName.of(content, ExchangeFileName.Kind.CARD).toString());
        Files.write(file, content);
        disk.full = true;
        assertThatThrownBy(() -> receiver.arrived(file)).isInstanceOf(DiskException.class);
        assertThat(quarantine.all()).isEmpty();
        disk.full = false;
        receiver.arrived(file);
        assertThat(cards.find(BEN.publicKey().id())).isPresent();
        assertThat(receiver.wants(file.getFileName().toString())).isFalse();
    }

    /** A sort compares each file with many others. */
    @Test
    void theFilesThatWaitAreReadOnceToBePutInOrder() throws IOException {
        costOfOrder(arrivedFiles(), 20); // classes are loaded
        long few = costOfOrder(arrivedFiles(), 20);
        ArrivedFiles arrived = arrivedFiles();
        long many = costOfOrder(arrived, 2_000);
        assertThat(many).isLessThan(2 * few);
        assertThat(costOfOrder(arrived, 2_000)).as("again").isLessThan(many / 2);
    }

    private ArrivedFiles arrivedFiles() {
        return new ArrivedFiles(home, Disk.unforced(), receiver, new LaneReader(context, receiver));
    }

    /** Returns what is allocated for each of so many files, of which every other one has the name of a batch. */
    private long costOfOrder(ArrivedFiles arrived, int files) throws IOException {
        Path folder = Files.createDirectories(home.resolve("arrived"));
        for (int i = 0; i < files; i++) {
            Hash hash = Hash.of(Integer.toString(i).getBytes(UTF_8));
            Files.write(folder.resolve(hash.hex() + (i % 2 == 0 ? ".batch" : ".card")), new byte[200]);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(arrived.inOrder()).hasSize(files);
        return (threads.getCurrentThreadAllocatedBytes() - before) / files;
    }
}
