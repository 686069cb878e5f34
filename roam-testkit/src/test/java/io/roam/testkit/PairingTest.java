package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.Device;
import io.roam.api.NotPossibleException;
import io.roam.api.PairingReport;
import io.roam.api.UnknownDeviceException;
import io.roam.chain.Hash;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceKey;
import io.roam.ledger.Ledger;
import io.roam.spi.Disk;
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

/** Pairs devices by a code, which names the other device's key by its hash only. */
final class PairingTest {
    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice desk;
    private TestDevice lap;

    @BeforeEach
    void add() {
        devices = TestDevices.in(folder, 1, new FakeTool());
        desk = devices.get(0);
        lap = devices.add();
    }

    private static Device.TrustState stateOf(TestDevice other, TestDevice here) {
        String id = other.roam().devices().self().id();
        return here.roam().devices().list().stream()
                .filter(device -> device.id().equals(id))
                .map(Device::state)
                .findFirst()
                .orElseThrow();
    }

    private static String code(TestDevice device) {
        return device.roam().devices().pairingCode();
    }

    @Test
    void nothingIsTrustedBeforeTheKeyOfTheCodeArrives() {
        TestDevice early = devices.add();
        PairingReport asked = lap.roam().devices().pair(code(early), false);
        assertThat(asked.device().state()).isEqualTo(Device.TrustState.REQUESTED);
        assertThat(asked.isMutual()).isFalse();
        DeviceKey eve = DeviceKey.generate(new SecureRandom());
        byte[] card = new DeviceCard(
                        "main",
                        eve.publicKey(),
                        1_000,
                        early.name(),
                        "linux",
                        DeviceCard.FORMATS,
                        List.of(),
                        Map.of(),
                        List.of(),
                        0,
                        Map.of())
                .toBytes(eve);
        String forged = new String(card, UTF_8)
                .replace(
                        eve.publicKey().id().text(),
                        early.roam().devices().self().id());
        for (byte[] content : List.of(card, forged.getBytes(UTF_8))) {
            devices.leave(Map.of(Hash.of(content).hex() + ".card", content));
        }
        lap.sync();
        assertThat(stateOf(early, lap)).isEqualTo(Device.TrustState.REQUESTED);
        assertThat(lap.roam().devices().list()).noneMatch(device -> device.state() == Device.TrustState.PAIRED);

        early.session("one").line("E e1 - a word");
        early.sync();
        lap.sync();
        assertThat(stateOf(early, lap)).isEqualTo(Device.TrustState.PAIRED);
        assertThat(stateOf(lap, early)).isEqualTo(Device.TrustState.PAIRED);
        assertThat(lap.sessions()).hasSize(1);
        assertThat(lap.restarted(() -> {}).roam().devices().list())
                .extracting(Device::name)
                .contains(early.name());
    }

    @Test
    void aRequestCanBeTakenBackBeforeItIsAnswered() {
        String code = code(desk);
        lap.roam().devices().pair(code(devices.add()), false);
        Device asked = lap.roam().devices().list().get(1);
        lap.roam().devices().unpair(asked.id().substring(0, 8));
        assertThat(lap.roam().devices().list()).hasSize(1);
        assertThatThrownBy(() -> lap.roam().devices().unpair(asked.id())).isInstanceOf(UnknownDeviceException.class);
        devices.all().forEach(TestDevice::sync);
        assertThat(devices.get(2).roam().devices().list()).hasSize(1);
        lap.roam().devices().pair(code, false);
        desk.sync();
        assertThat(stateOf(lap, desk)).isEqualTo(Device.TrustState.PAIRED);
    }

    @Test
    void aCodeWorksOnceAndForAnHourAndTheReasonIsGiven() {
        String code = code(desk);
        lap.roam().devices().pair(code, false);
        assertThat(desk.sync().pairedDevices()).containsExactly(lap.name());
        TestDevice tablet = devices.add();
        tablet.roam().devices().pair(code, false);
        assertThat(desk.sync().notes()).anyMatch(note -> note.sentence().contains("with a code that was already used"));
        assertThat(stateOf(tablet, desk)).isEqualTo(Device.TrustState.ASKS);

        String old = code(desk);
        assertThat(old).isNotEqualTo(code);
        desk.machine().advance(Duration.ofMinutes(61));
        TestDevice phone = devices.add();
        phone.roam().devices().pair(old, false);
        assertThat(desk.sync().notes()).anyMatch(note -> note.sentence().contains("with a code that has expired"));
        desk.restarted(() -> {});
        assertThat(stateOf(phone, desk)).isEqualTo(Device.TrustState.ASKS);
    }

    @Test
    void aDeviceDoesNotPairWithItself() {
        assertThatThrownBy(() -> desk.roam().devices().pair(code(desk), false))
                .isInstanceOf(NotPossibleException.class)
                .hasMessageContaining("this pairing code is from this device");
    }

    @Test
    void thePeersOfADeviceThatAcceptsLaterAreTrustedWithIt() throws IOException {
        desk.sync();
        byte[] early = Files.readAllBytes(desk.home()
                .data()
                .resolve("pool/main/devices")
                .resolve(desk.roam().devices().self().id() + ".json"));
        devices.pair(lap);
        TestDevice tablet = devices.add();
        String earlyName = Hash.of(early).hex() + ".card";
        devices.leave(Map.of(earlyName, early));
        devices.meeting().only((from, to, file) -> !to.equals(tablet.name()) || file.equals(earlyName));
        PairingReport asked = tablet.roam().devices().pair(code(desk), true);
        assertThat(asked.isMutual()).isFalse();
        assertThat(stateOf(desk, tablet)).isEqualTo(Device.TrustState.PAIRED);
        desk.sync();
        devices.meeting().all();
        tablet.restarted(() -> {}).sync();
        assertThat(stateOf(lap, tablet)).isEqualTo(Device.TrustState.PAIRED);
        assertThat(Ledger.open(tablet.home().data().resolve("ledger"), Disk.unforced())
                        .awaitedAcceptances()
                        .all())
                .isEmpty();
    }

    @Test
    void onlyTheDeviceThatIsAskedIsTrustedIfTheUserWishesSo() {
        devices.pair(lap);
        TestDevice tablet = devices.add();
        tablet.roam().devices().pair(code(desk), false);
        desk.sync();
        tablet.sync();
        assertThat(stateOf(desk, tablet)).isEqualTo(Device.TrustState.PAIRED);
        assertThat(stateOf(lap, tablet)).isEqualTo(Device.TrustState.VOUCHED);
    }
}
