package io.roam.adapter.windsurf;

import java.util.Arrays;
import java.util.Random;

/** Changes bytes in some places, as a fault or an attacker might. */
public final class ByteMutation {
    private ByteMutation() {}

    public static byte[] mutate(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = without(bytes, at, random.nextInt(20));
                case 4 -> bytes = with(bytes, at, (byte) 0xff, 1 + random.nextInt(10));
                default -> bytes = twice(bytes, at, random.nextInt(40));
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        int behind = Math.min(bytes.length, at + count);
        byte[] less = Arrays.copyOf(bytes, bytes.length - (behind - at));
        System.arraycopy(bytes, behind, less, at, bytes.length - behind);
        return less;
    }

    private static byte[] with(byte[] bytes, int at, byte value, int count) {
        byte[] more = Arrays.copyOf(bytes, bytes.length + count);
        System.arraycopy(bytes, at, more, at + count, bytes.length - at);
        Arrays.fill(more, at, at + count, value);
        return more;
    }

    private static byte[] twice(byte[] bytes, int at, int count) {
        int length = Math.min(count, bytes.length - at);
        byte[] more = with(bytes, at, (byte) 0, length);
        System.arraycopy(bytes, at, more, at, length);
        return more;
    }
}
