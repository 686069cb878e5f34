package io.roam.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.BatchDescriptor;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchWriter;
import io.roam.batch.Keys;
import io.roam.batch.RecordMarks;
import io.roam.batch.StagedBatch;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceKey;
import io.roam.device.PairingCode;
import io.roam.device.PairingContact;
import io.roam.device.PairingRequest;
import io.roam.device.PairingToken;
import io.roam.ledger.Ledger;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write where devices meet makes any number of files; what is kept of them, and said, stays small. */
class FloodTest {
    private static final DeviceKey ANN = Keys.of(1);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path home;

    private final Disk disk = Disk.unforced();
    private ReceivedLog log = new ReceivedLog();
    private ExchangeContext context;
    private DeviceCards cards;
    private Quarantine quarantine;
    private PairingRequests requests;
    private InboxReceiver receiver;

    @BeforeEach
    void start() {
        Ledger.create(home.resolve("ledger"), ANN.publicKey().id(), disk);
        open();
    }

    private void open() {
        Machine machine = new Machine(
                home, home, Map.of(), Os.LINUX, "ann", () -> NOW, Processes.ofThisMachine(), disk, Map.of());
        Pool pool = new Pool(home.resolve("pool"), home.resolve("cache"), disk);
        Ledger ledger = Ledger.open(home.resolve("ledger"), disk);
        context = new ExchangeContext(
                "main", ANN, machine, pool, new BatchSequences(pool, home.resolve("cache")), ledger);
        cards = new DeviceCards(pool.devicesFolder(), disk);
        quarantine = new Quarantine(home.resolve("quarantine"), disk);
        DeviceTrust trust = new DeviceTrust(context, cards);
        requests = new PairingRequests(context, trust, home.resolve("knocks"));
        receiver = new InboxReceiver(context, home, trust, requests, quarantine);
        log = new ReceivedLog();
        receiver.reportTo(log);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(Files.createDirectories(home.resolve("in")).resolve(name), content);
    }

    private Path write(byte[] content, ExchangeFileName.Kind kind) throws IOException {
        return write(ExchangeFileName.of(content, kind).toString(), content);
    }

    private void judge() {
        receiver.judgeBatches();
        receiver.save();
    }

    @Test
    void junkIsLookedAtOnceAndLittleOfItIsKept() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            Path file = write(("junk " + i).getBytes(UTF_8), ExchangeFileName.Kind.CARD);
            names.add(file.getFileName().toString());
            receiver.take(file);
        }
        judge();
        assertThat(quarantine.all()).hasSize(1_000);
        assertThat(log.quarantined()).hasSize(100);
        assertThat(log.passed()).isEqualTo(1_100);
        assertThat(names).noneMatch(receiver::wants);
        open();
        assertThat(names).noneMatch(receiver::wants);
    }

    private Path batchOf(DeviceKey key, int number) throws IOException {
        Record event = Record.event(Record.MAIN, ("event " + number).getBytes(UTF_8));
        ConversationId conversation = ConversationId.of("test", Hash.of(event.identity()));
        try (BatchWriter writer = BatchWriter.begin(disk, Files.createDirectories(home.resolve("made")))) {
            writer.addRecord(event, RecordMarks.NONE);
            BatchDescriptor descriptor =
                    new BatchDescriptor("main", number, "test", "test/1", conversation, ChainValue.root("test/1"), NOW);
            StagedBatch staged = writer.finish(descriptor, BatchMetadata.NOTHING, key);
            return Files.move(staged.file(), home.resolve(staged.id().fileName()));
        }
    }

    @Test
    void batchesOfUnknownDevicesStayWhereTheyAreUntilTheirDeviceIsTrusted() throws IOException {
        DeviceKey stranger = Keys.of(7);
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= 1_100; i++) {
            Path file = batchOf(stranger, i);
            names.add(file.getFileName().toString());
            receiver.take(file);
        }
        judge();
        assertThat(receiver.waiting().all()).hasSize(1_000);
        assertThat(names).noneMatch(receiver::wants);
        open();
        assertThat(names).noneMatch(receiver::wants);

        context.ledger().trustedDevices().add(stranger.publicKey(), "found", DeviceAddresses.NONE);
        judge();
        assertThat(receiver.waiting().all()).isEmpty();
        assertThat(log.accepted()).hasSize(1_000);
        assertThat(names).filteredOn(receiver::wants).hasSize(100);
    }

    @Test
    void requestsAndCardsOfUnknownDevicesAreFew() throws IOException {
        PairingCode code =
                new PairingCode(ANN.publicKey().id(), PairingToken.generate(new SecureRandom()), PairingContact.NONE);
        for (int i = 0; i < 250; i++) {
            DeviceKey stranger = DeviceKey.generate(new SecureRandom());
            PairingRequest request =
                    PairingRequest.create(code, "main", stranger.publicKey(), "it's me", DeviceAddresses.NONE);
            receiver.take(write(request.toBytes(stranger), ExchangeFileName.Kind.KNOCK));
            DeviceCard card = new DeviceCard(
                    "main",
                    stranger.publicKey(),
                    1,
                    "me",
                    "linux",
                    DeviceCard.FORMATS,
                    List.of(),
                    Map.of(),
                    List.of(),
                    0,
                    Map.of());
            receiver.take(write(card.toBytes(stranger), ExchangeFileName.Kind.CARD));
        }
        judge();
        assertThat(requests.pending()).hasSize(50);
        assertThat(log.requests()).hasSize(50);
        assertThat(cards.all()).hasSize(200);
        assertThat(log.passed()).isEqualTo(250);
    }
}
