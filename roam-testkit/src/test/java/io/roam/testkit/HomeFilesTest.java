package io.roam.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.Doctor;
import io.roam.api.HomeClosedException;
import io.roam.api.HomeClosure;
import io.roam.api.HomeClosure.Cause;
import io.roam.ledger.Ledger;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the loss, an older copy and damage of each file of a home does: nothing private gets into a pool. */
final class HomeFilesTest {
    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice here;
    private Path ledger;
    private Path config;
    private Path card;

    @BeforeEach
    void make() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        here = devices.get(0);
        here.roam().markPrivate(here.machine().folder("work"));
        here.roam().folders().map("/there", here.machine().folder("there"));
        here.sync();
        devices.get(1).sync();
        ledger = here.home().data().resolve("ledger");
        config = here.home().config().resolve("config.json");
        card = here.home()
                .data()
                .resolve("pool/main/devices/" + here.roam().devices().self().id() + ".json");
        here.session("secret").say("e1", "-");
        here.sync();
        assertThat(here.pool()).isEmpty();
    }

    @AfterEach
    void close() {
        devices.close();
    }

    private Cause cause() {
        return here.roam().closure().orElseThrow().cause();
    }

    private void assertClosed(Cause cause) {
        assertThat(cause()).isEqualTo(cause);
        assertThatThrownBy(() -> here.sync()).isInstanceOf(HomeClosedException.class);
        assertThatThrownBy(() -> here.roam().preview()).isInstanceOf(HomeClosedException.class);
        assertThatThrownBy(() -> here.roam().markPrivate(folder)).isInstanceOf(HomeClosedException.class);
        assertThat(here.roam().status().next().failures()).hasSize(1);
        assertThat(here.roam().conversations().list()).isEmpty();
        assertThat(here.pool()).isEmpty();
    }

    private void assertRepaired() {
        here.repair();
        assertThat(here.roam().closure()).isEmpty();
        here.sync();
        assertThat(here.pool()).isEmpty();
        assertThat(here.roam().privateRules())
                .containsExactly(here.machine().folder("work").toString());
        assertThat(Ledger.open(ledger, Disk.unforced()).userRules().mappings()).containsKey("/there");
        assertThat(here.roam().devices().list()).hasSize(2);
        devices.syncAll();
        assertThat(devices.get(1).pool()).isEmpty();
        devices.get(1).session("public").say("p1", "-");
        devices.syncAll();
        assertThat(here.pool()).as("the other device is trusted again").hasSize(1);
    }

    private Doctor doctor() {
        return here.doctor();
    }

    @Test
    void aLedgerThatIsLost() {
        here.restarted(() -> delete(ledger));
        assertClosed(Cause.LEDGER_LOST);
        assertThat(doctor().planRepair().orElseThrow().asksUser()).isFalse();
        assertRepaired();
    }

    @Test
    void aLedgerThatIsCutAtALine() {
        byte[] all = read(ledger);
        int end = new String(all, UTF_8).indexOf('\n') + 1;
        here.restarted(() -> write(ledger, Arrays.copyOf(all, end)));
        assertClosed(Cause.OLDER);
        assertRepaired();
    }

    @Test
    void aLedgerThatIsDamaged() {
        byte[] all = read(ledger);
        all[all.length / 2] ^= 1;
        here.restarted(() -> write(ledger, all));
        assertClosed(Cause.LEDGER_DAMAGED);
        assertRepaired();
        assertThat(ledger.resolveSibling("ledger.damaged-1")).hasBinaryContent(all);
    }

    @Test
    void aLedgerOfAnotherDevice() {
        Path other = devices.get(1).home().data().resolve("ledger");
        here.restarted(() -> write(ledger, read(other)));
        assertClosed(Cause.OTHER_DEVICE);
        assertRepaired();
    }

    @Test
    void aConfigurationThatIsLost() {
        here.restarted(() -> delete(config));
        assertClosed(Cause.CONFIG_LOST);
        assertThatThrownBy(() -> doctor().repair(true)).isInstanceOf(HomeClosedException.class);
        here.initAgain();
        assertThat(here.roam().devices().self().name()).isEqualTo("d0");
        assertRepaired();
    }

    @Test
    void aConfigurationThatIsOlder() {
        byte[] all = read(config);
        here.roam().markPrivate(folder);
        here.restarted(() -> write(config, all));
        assertThat(here.roam().closure()).isEmpty();
        here.sync();
        assertThat(here.roam().privateRules()).hasSize(2);
        assertThat(new String(read(config), UTF_8)).contains(folder.toString());
    }

    @Test
    void aRuleThatOnlyTheConfigurationHas() {
        String text = new String(read(config), UTF_8);
        here.restarted(() -> write(
                config,
                text.replace("\"ignore\":[", "\"ignore\":[\"/by/hand\",").getBytes(UTF_8)));
        here.sync();
        assertThat(Ledger.open(ledger, Disk.unforced()).userRules().privateRules())
                .contains("/by/hand");
        here.roam().unmarkPrivate(Path.of("/by/hand"));
        here.restarted(() -> {});
        assertThat(here.roam().privateRules()).hasSize(1);
    }

    @Test
    void aRuleThatWasRemovedStaysSoAfterAKillBeforeTheConfigurationKnewIt() {
        byte[] before = read(config);
        here.roam().unmarkPrivate(here.machine().folder("work"));
        here.restarted(() -> write(config, before));
        assertThat(here.roam().privateRules()).isEmpty();
        here.sync();
        assertThat(here.pool()).hasSize(1);
    }

    @Test
    void aHomeThatWasCopiedOrRestored() {
        Path key = here.home().data().resolve("key");
        here.restarted(() -> {
            byte[] bytes = read(key);
            Path next = key.resolveSibling("other");
            write(next, bytes);
            move(next, key);
        });
        assertClosed(Cause.COPIED);
        assertThatThrownBy(() -> doctor().repair(false))
                .isInstanceOf(RoamException.class)
                .hasMessageContaining("--accept-rules");
        assertRepaired();
    }

    @Test
    void twoMachinesWithOneKeyAreToldAtEachRepair() {
        TestDevice copy = devices.clone(0);
        assertThat(closure(copy)).contains(Cause.COPIED);
        copy.repair().sync();
        assertThatThrownBy(here::sync)
                .hasMessageContaining("older than what d0 sent before")
                .hasMessageContaining("first run there: roam init --new-device");
        here.repair().sync();
        for (TestDevice one : List.of(copy, here, copy)) {
            assertThatThrownBy(one::sync)
                    .hasMessageContaining("another machine seems to run with the key of d0")
                    .hasMessageContaining("roam init --new-device");
            assertThat(closure(one)).contains(Cause.KEY_SHARED);
            one.repair().sync();
        }
        assertThatThrownBy(here::sync).isInstanceOf(HomeClosedException.class);
        copy.renewDevice();
        here.repair().sync();
        devices.pair(copy);
        devices.syncAll();
        assertThat(here.roam().devices().list()).hasSize(3);
        copy.repair().sync();
        assertThat(closure(copy)).isEmpty();
        assertThat(closure(here)).isEmpty();
        assertThat(copy.pool()).isEmpty();
    }

    private static Optional<Cause> closure(TestDevice device) {
        return device.doctor().closure().map(HomeClosure::cause);
    }

    @Test
    void aHomeThatIsOlderThanWhatItGaveOut() {
        Map<Path, byte[]> before = files();
        here.roam().markPrivate(folder);
        devices.syncAll();
        here.restarted(() -> before.forEach(HomeFilesTest::write));
        assertThat(here.roam().closure()).as("nothing here shows it").isEmpty();
        here.session("secret").say("e2", "e1");
        assertThatThrownBy(() -> {
                    here.sync();
                    here.sync();
                })
                .isInstanceOf(HomeClosedException.class)
                .hasMessageContaining("older than what d0 sent before");
        assertThat(here.pool()).isEmpty();
        assertThat(doctor().planRepair().orElseThrow().asksUser()).isTrue();
        here.repair();
        assertThat(here.roam().closure()).isEmpty();
        assertThat(here.pool()).isEmpty();
    }

    @Test
    void anOwnCardThatIsLostOrDamagedIsMadeAgain() {
        for (byte[] bad : List.of(new byte[0], "scribble".getBytes(UTF_8))) {
            here.restarted(() -> write(card, bad));
            assertThat(here.roam().closure()).isEmpty();
            devices.syncAll();
            devices.syncAll();
            assertThat(read(card)).isNotEqualTo(bad);
            assertThat(here.pool()).isEmpty();
        }
    }

    @Test
    void aCardOfAnotherDeviceThatIsLostComesAgain() {
        String id = devices.get(1).roam().devices().self().id();
        Path other = card.resolveSibling(id + ".json");
        byte[] bytes = read(other);
        here.restarted(() -> delete(other));
        devices.syncAll();
        assertThat(other).hasBinaryContent(bytes);
    }

    @Test
    void aHomeThatIsToBeAnotherDeviceGetsAKeyOfItsOwn() {
        String before = here.roam().devices().self().id();
        here.renewDevice();
        assertThat(here.roam().closure()).isEmpty();
        assertThat(here.roam().devices().self().id()).isNotEqualTo(before);
        assertThat(here.roam().devices().list()).anyMatch(device -> device.id().equals(before));
        here.sync();
        assertThat(here.pool()).isEmpty();
    }

    @Test
    @Tag("slow")
    void nothingPrivateGetsOutWhereverAFileIsCutOrFlipped() {
        Map<Path, byte[]> good = files();
        for (Path file : List.of(ledger, config, card)) {
            byte[] bytes = good.getOrDefault(file, new byte[0]);
            for (int i = 0; i < bytes.length; i += 7) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= (byte) (1 << i % 7);
                attempt(file, Arrays.copyOf(bytes, i), "cut to " + i, good);
                attempt(file, flipped, "flipped at " + i, good);
            }
        }
        assertThat(here.roam().closure()).isEmpty();
        here.sync();
    }

    private void attempt(Path file, byte[] damaged, String how, Map<Path, byte[]> good) {
        here.restarted(() -> write(file, damaged));
        try {
            here.sync();
        } catch (RoamException e) {
            assertThat(e.hints()).as(how).isNotEmpty();
        }
        assertThat(here.pool()).as("%s %s", file, how).isEmpty();
        here.restarted(() -> {
            files().keySet().forEach(HomeFilesTest::delete);
            good.forEach(HomeFilesTest::write);
        });
    }

    /** All that says what the user decided. */
    private Map<Path, byte[]> files() {
        Map<Path, byte[]> all = new LinkedHashMap<>();
        all.put(ledger, read(ledger));
        all.put(config, read(config));
        try (Stream<Path> cards = Files.list(card.getParent())) {
            cards.filter(Files::isRegularFile).forEach(one -> all.put(one, read(one)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static byte[] read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
