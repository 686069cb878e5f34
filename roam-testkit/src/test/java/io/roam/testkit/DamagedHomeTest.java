package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.HomeClosedException;
import io.roam.api.SyncReport;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever file of a home is lost, cut or flipped: what is private stays out of all pools, who was removed stays out, and all else comes again. */
@Tag("slow")
final class DamagedHomeTest {
    /** A device without its key is another one: {@code DoctorHomeTest}. */
    private static final String KEY = "key";

    @TempDir
    Path folder;

    private TestDevice here;
    private TestDevice other;

    @Test
    void nothingPrivateGetsOutAndNothingIsLostWhicheverFileIsHurt() {
        try (TestDevices devices = TestDevices.in(folder, 3, new FakeTool())) {
            here = devices.get(0);
            other = devices.get(1);
            prepare(devices);
            Set<String> pool = here.pool();
            assertThat(pool).hasSize(2);
            Path data = here.home().data();
            for (String name : List.copyOf(FileTree.of(data).content().keySet())) {
                Path file = data.resolve(name);
                byte[] good = read(file);
                if (!name.equals(KEY)) {
                    for (Map.Entry<String, byte[]> bad : damages(good).entrySet()) {
                        hurt(file, bad.getValue());
                        live(file, good);
                        assertThat(here.pool()).as(name + " " + bad.getKey()).isEqualTo(pool);
                        assertThat(other.pool()).as(name + " " + bad.getKey()).isEqualTo(pool);
                    }
                }
            }
        }
    }

    /** One device spoke, another did and was removed and goes on, and there is a private conversation. */
    private void prepare(TestDevices devices) {
        here.roam().markPrivate(here.machine().folder("work"));
        here.session("secret").say("e1", "-");
        other.session("public").say("p1", "-");
        devices.get(2).session("two").say("t1", "-");
        devices.syncAll();
        devices.all().forEach(device -> device.machine().advance(Duration.ofMinutes(1)));
        here.roam().devices().unpair("d2");
        here.sync();
        devices.all().forEach(device -> device.machine().advance(Duration.ofMinutes(1)));
        devices.get(2).session("new").say("n1", "-");
        devices.get(2).sync();
        other.sync();
        here.sync();
    }

    private static Map<String, byte[]> damages(byte[] good) {
        Map<String, byte[]> all = new TreeMap<>();
        all.put("lost", new byte[0]);
        if (good.length > 0) {
            byte[] flipped = good.clone();
            flipped[good.length / 2] ^= 4;
            all.put("flipped", flipped);
            all.put("cut", Arrays.copyOf(good, good.length / 2));
        }
        return all;
    }

    private void hurt(Path file, byte[] bad) {
        here.restarted(() -> {
            if (bad.length == 0) {
                delete(file);
            } else {
                write(file, bad);
            }
        });
    }

    /** Whoever is told that something must be done does it; what says nothing is mended by itself. */
    private void live(Path file, byte[] good) {
        try {
            here.sync();
        } catch (HomeClosedException e) {
            here.repair();
        } catch (RoamException e) {
            assertThat(e.hints()).as(String.valueOf(file)).isNotEmpty();
            here.restarted(() -> write(file, good));
        }
        SyncReport last = here.sync();
        for (int round = 0; round < 2; round++) {
            other.sync();
            last = here.sync();
        }
        assertThat(last.pending())
                .as("what waits is said after " + file)
                .anyMatch(one -> one.name().equals("d2") && one.messages() == 1);
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
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
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
