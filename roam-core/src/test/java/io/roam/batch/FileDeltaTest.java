package io.roam.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileDeltaTest {
    private final Random random = new Random(1);

    @Test
    void givesTheFileBack() {
        for (int round = 0; round < 3_000; round++) {
            byte[] base = bytes(random.nextInt(400), 1 + random.nextInt(256));
            byte[] file = random.nextInt(4) == 0 ? bytes(random.nextInt(400), 256) : changed(base);
            byte[] delta = FileDelta.encode(base, file);
            assertThat(FileDelta.apply(base, delta))
                    .hasValueSatisfying(back -> assertThat(back).isEqualTo(file));
        }
    }

    @Test
    void isSmallForWhatGrowsAndMoves() {
        byte[] base = bytes(500_000, 256);
        byte[] file = join(bytes(30, 256), base, bytes(1_000, 256));
        file[250_000]++;
        byte[] delta = FileDelta.encode(base, file);
        assertThat(delta.length).isLessThan(1_200);
        assertThat(FileDelta.apply(base, delta).orElseThrow()).isEqualTo(file);
        byte[] none = new byte[300_000];
        assertThat(FileDelta.encode(none, new byte[400_000]).length).isLessThan(64);
        assertThat(FileDelta.encode(base, bytes(1_000, 256)).length).isBetween(1_000, 1_020);
    }

    @Test
    void aFalseDeltaGivesNothingOrAnotherFile() {
        byte[] base = bytes(200, 256);
        byte[] delta = FileDelta.encode(base, changed(base));
        for (int round = 0; round < 20_000; round++) {
            byte[] bad = Arrays.copyOf(delta, random.nextInt(delta.length + 1));
            for (int i = 0; i < 3 && bad.length > 0; i++) {
                bad[random.nextInt(Math.min(bad.length, 12))] = (byte) random.nextInt();
            }
            FileDelta.apply(base, bad).ifPresent(file -> assertThat(file.length).isLessThan(1 << 29));
        }
        byte[] bomb = {2, 0, 0, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7, 0, 0, 1};
        assertThat(FileDelta.apply(base, bomb)).isEmpty();
        assertThat(FileDelta.apply(base, new byte[0])).isEmpty();
        byte[] repeated = new byte[3 + 5 * 3_000];
        Arrays.fill(repeated, (byte) 0x80);
        assertThat(FileDelta.apply(base, repeated)).isEmpty();
    }

    private byte[] bytes(int length, int letters) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(letters);
        }
        return bytes;
    }

    private byte[] changed(byte[] base) {
        int cut = random.nextInt(base.length + 1);
        int on = random.nextInt(base.length + 1);
        return join(
                Arrays.copyOf(base, cut),
                bytes(random.nextInt(20), 256),
                Arrays.copyOfRange(base, on, base.length),
                bytes(random.nextInt(20), 256));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
