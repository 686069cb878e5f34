package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.DOOR;
import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.api.NotPossibleException;
import io.roam.api.SyncReport;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceKey;
import io.roam.device.PairingCode;
import io.roam.device.PairingRequest;
import io.roam.device.PairingToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that batches of unpaired devices are deferred, and those with a false key quarantined. */
final class StrangersTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;

    @BeforeEach
    void prepare() {
        List<TestDevice> both = TestDevice.pair(folder);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        bob.workspace(DOOR);
    }

    private String raw(TestDevice device, String id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        device.with(roam -> {
            roam.conversations().writeRaw(id, out);
            return roam;
        });
        return out.toString(UTF_8);
    }

    private static List<String> names(TestDevice device, Device.TrustState state) {
        return device.devices().stream()
                .filter(one -> one.state() == state)
                .map(Device::name)
                .toList();
    }

    @Test
    void aStrangersWordsWaitAndCanBeReadUntilItIsPaired() throws IOException {
        TestDevice eve = TestDevice.in(folder, "eve");
        eve.init();
        eve.addMessages(LAMP, ID, "from a stranger");
        eve.sync();
        ada.addMessages(DOOR, OTHER, "knock");
        ada.sync();
        SyncReport report = bob.sync();
        assertThat(report.quarantined()).isEmpty();
        assertThat(bob.sessionFile(LAMP, ID)).doesNotExist();
        assertThat(bob.sessionFile(DOOR, OTHER)).exists();
        Map<String, String> waiting = bob.with(Roam::status).inbox().deferred();
        assertThat(waiting).hasSize(1);
        assertThat(waiting.values()).allMatch(why -> why.contains(", which is not paired"));
        String id = eve.with(roam -> roam.conversations().list().get(0).id());
        assertThat(raw(bob, id)).isEqualTo(Files.readString(eve.sessionFile(LAMP, ID)));
        assertThat(bob.messageCount(id)).isEqualTo(1);
        eve.pairWith(bob);
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(eve.sessionFile(LAMP, ID));
        assertThat(bob.with(Roam::status).inbox().deferred()).isEmpty();
    }

    @Test
    void whatIsNewerWaits() throws IOException {
        ada.addMessages(LAMP, ID, "one").addMessages(DOOR, OTHER, "knock");
        ada.sync();
        DeviceKey key = DeviceKey.load(ada.home.data().resolve("key"));
        Path pack = BatchFiles.packsOf(ada.meetingFolder, ID).get(0);
        ForgedBatch good = ForgedBatch.parse(pack);
        Files.delete(pack);
        String newer = good.withHeader("roam", 2L).signWith(key).plantIn(ada.meetingFolder);
        Map<String, Object> header = good.packHeader();
        header.put("roam", 2L);
        String newerPack = ForgedBatch.plantFile(ada.meetingFolder, good.toBytes(header), ".pack");
        assertThat(bob.sync().quarantined()).isEmpty();
        assertThat(bob.with(Roam::status).inbox().deferred()).containsOnlyKeys(newer, newerPack);
        assertThat(bob.sessionFile(LAMP, ID)).doesNotExist();
        assertThat(bob.sessionFile(DOOR, OTHER)).exists();
    }

    @Test
    void aForgedCardIsPutAside() throws IOException {
        DeviceKey eve = DeviceKey.generate(RANDOM);
        DeviceKey own = DeviceKey.load(ada.home.data().resolve("key"));
        DeviceCard card = new DeviceCard(
                "main", eve.publicKey(), 99, "ada", "linux", List.of(1L), List.of(), Map.of(), List.of(), 0, Map.of());
        String good = new String(card.toBytes(eve), UTF_8);
        String id = own.publicKey().id().text();
        String otherId = good.replace(eve.publicKey().id().text(), id);
        String otherKey = good.replace(eve.publicKey().text(), own.publicKey().text());
        String both = otherId.replace(eve.publicKey().text(), own.publicKey().text());
        String newer = good.replace("\"number\":99", "\"number\":100");
        for (String forged : List.of(otherId, otherKey, both, newer, "", "{}", good.substring(5))) {
            String name = ForgedBatch.plantFile(ada.meetingFolder, forged.getBytes(UTF_8), ".card");
            assertThat(bob.sync().quarantined())
                    .as(forged)
                    .hasSize(1)
                    .hasKeySatisfying(new org.assertj.core.api.Condition<>(file -> file.endsWith(name), "its name"));
        }
        assertThat(names(bob, Device.TrustState.PAIRED)).containsExactly("ada");
        ForgedBatch.plantFile(ada.meetingFolder, good.getBytes(UTF_8), ".card");
        bob.sync();
        assertThat(bob.devices()).hasSize(2);
    }

    @Test
    void aKnockWithoutTheTokenOnlyAsks() throws IOException {
        DeviceKey eve = DeviceKey.generate(RANDOM);
        PairingCode real = PairingCode.parse(bob.with(roam -> roam.devices().pairingCode()));
        PairingCode guessed = new PairingCode(real.device(), PairingToken.generate(RANDOM), real.contact());
        plant(PairingRequest.create(guessed, "main", eve.publicKey(), "eve", DeviceAddresses.NONE)
                .toBytes(eve));
        SyncReport report = bob.sync();
        assertThat(report.pairedDevices()).isEmpty();
        assertThat(names(bob, Device.TrustState.ASKS)).containsExactly("eve");
        assertThat(names(bob, Device.TrustState.PAIRED)).containsExactly("ada");
    }

    @Test
    void anExpiredOrSpentTokenProvesNothing() throws IOException {
        DeviceKey eve = DeviceKey.generate(RANDOM);
        PairingCode code = PairingCode.parse(bob.with(roam -> roam.devices().pairingCode()));
        bob.machine.advance(Duration.ofMinutes(61));
        plant(PairingRequest.create(code, "main", eve.publicKey(), "eve", DeviceAddresses.NONE)
                .toBytes(eve));
        assertThat(bob.sync().pairedDevices()).isEmpty();
        PairingCode fresh = PairingCode.parse(bob.with(roam -> roam.devices().pairingCode()));
        assertThat(fresh.token()).isNotEqualTo(code.token());
        bob.machine.advance(Duration.ofDays(-400));
        plant(PairingRequest.create(fresh, "main", eve.publicKey(), "eva", DeviceAddresses.NONE)
                .toBytes(eve));
        assertThat(bob.sync().pairedDevices()).isEmpty();
        bob.machine.advance(Duration.ofDays(400));
        plant(PairingRequest.create(fresh, "main", eve.publicKey(), "evi", DeviceAddresses.NONE)
                .toBytes(eve));
        assertThat(bob.sync().pairedDevices()).containsExactly("evi");
        DeviceKey dan = DeviceKey.generate(RANDOM);
        plant(PairingRequest.create(fresh, "main", dan.publicKey(), "dan", DeviceAddresses.NONE)
                .toBytes(dan));
        assertThat(bob.sync().pairedDevices()).isEmpty();
    }

    private void plant(byte[] knock) throws IOException {
        ForgedBatch.plantFile(bob.meetingFolder, knock, ".knock");
    }

    @Test
    void whatAnUnpairedDeviceSaysLaterWaits() {
        ada.addMessages(LAMP, ID, "one");
        ada.sync();
        bob.sync();
        bob.with(roam -> roam.devices().unpair("ada"));
        ada.addMessages(LAMP, ID, "two");
        ada.sync();
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).content().contains("one").doesNotContain("two");
        assertThat(bob.with(Roam::status).inbox().deferred().values())
                .hasSize(1)
                .allMatch(why -> why.contains("from the removed device ada"));
        assertThatThrownBy(() -> bob.with(roam -> roam.devices().accept("ada")))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("would accept 1 pending file");
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).content().doesNotContain("two");
        bob.with(roam -> roam.devices().accept("ada", true));
        bob.sync();
        assertThat(bob.sessionFile(LAMP, ID)).hasSameBinaryContentAs(ada.sessionFile(LAMP, ID));
    }
}
