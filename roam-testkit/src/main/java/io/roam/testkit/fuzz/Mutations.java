package io.roam.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Mutates good bytes as accidents, broken programs and hostile people do, for tests of readers. Equal random numbers give equal bytes.
 */
public final class Mutations {
    private static final int MAX_STEPS = 4;
    private static final int MAX_RUN_BYTES = 20_000;
    private static final List<byte[]> SNIPPETS = Snippets.all();

    private final Random random;
    private final List<Step> steps = List.of(
            this::flip,
            this::overwrite,
            this::cutEnd,
            this::cutOut,
            this::twice,
            this::splice,
            this::insert,
            this::swap,
            this::stretch,
            this::number,
            this::length);

    private interface Step {
        byte[] of(byte[] good, byte[] other);
    }

    /** Creates mutations by these random numbers. */
    public Mutations(Random random) {
        this.random = random;
    }

    /** Returns a mutation of {@code good}, which may include pieces of {@code other}; changes neither. */
    public byte[] of(byte[] good, byte[] other) {
        byte[] bytes = good.clone();
        for (int left = 1 + random.nextInt(MAX_STEPS); left > 0; left--) {
            bytes = steps.get(random.nextInt(steps.size())).of(bytes, other);
        }
        return bytes;
    }

    private byte[] flip(byte[] bytes, byte[] other) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] overwrite(byte[] bytes, byte[] other) {
        int from = at(bytes);
        for (int i = from; i < Math.min(bytes.length, from + 1 + random.nextInt(8)); i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] cutEnd(byte[] bytes, byte[] other) {
        return Arrays.copyOf(bytes, at(bytes));
    }

    private byte[] cutOut(byte[] bytes, byte[] other) {
        int from = at(bytes);
        return joined(bytes, from, new byte[0], piece(bytes, from));
    }

    private byte[] twice(byte[] bytes, byte[] other) {
        int from = at(bytes);
        int to = piece(bytes, from);
        return joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
    }

    private byte[] splice(byte[] bytes, byte[] other) {
        int from = at(other);
        byte[] piece = Arrays.copyOfRange(other, from, piece(other, from));
        int at = at(bytes);
        return joined(bytes, at, piece, random.nextBoolean() ? at : piece(bytes, at));
    }

    private byte[] insert(byte[] bytes, byte[] other) {
        int at = random.nextInt(4) == 0 ? 0 : at(bytes);
        return joined(bytes, at, SNIPPETS.get(random.nextInt(SNIPPETS.size())), at);
    }

    private byte[] swap(byte[] bytes, byte[] other) {
        int from = at(bytes);
        int middle = piece(bytes, from);
        int to = piece(bytes, middle);
        byte[] turned = joined(bytes, from, Arrays.copyOfRange(bytes, middle, to), to);
        return joined(turned, from + to - middle, Arrays.copyOfRange(bytes, from, middle), from + to - middle);
    }

    /** Repeats one byte. */
    private byte[] stretch(byte[] bytes, byte[] other) {
        int at = at(bytes);
        byte[] run = new byte[random.nextInt(MAX_RUN_BYTES)];
        Arrays.fill(run, at < bytes.length ? bytes[at] : (byte) ' ');
        return joined(bytes, at, run, at);
    }

    /** Replaces a number in decimal digits. */
    private byte[] number(byte[] bytes, byte[] other) {
        int from = at(bytes);
        while (from < bytes.length && !isDigit(bytes[from])) {
            from++;
        }
        int to = from;
        while (to < bytes.length && isDigit(bytes[to])) {
            to++;
        }
        List<String> numbers = List.of(
                "-1",
                "0",
                "2147483647",
                "2147483648",
                "9223372036854775807",
                "18446744073709551616",
                "1e400",
                "-0.5",
                "00",
                "1e-2000000000",
                "9".repeat(1500));
        byte[] instead = numbers.get(random.nextInt(numbers.size())).getBytes(StandardCharsets.US_ASCII);
        return joined(bytes, from, instead, to);
    }

    /** Writes extreme values where four or eight bytes may be a length. */
    private byte[] length(byte[] bytes, byte[] other) {
        int at = at(bytes);
        int size = random.nextBoolean() ? Integer.BYTES : Long.BYTES;
        long value = List.of(0L, 1L, -1L, (long) Integer.MAX_VALUE, Long.MAX_VALUE, 1L << 31, (long) bytes.length)
                .get(random.nextInt(7));
        boolean little = random.nextBoolean();
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> (8 * (little ? i : size - 1 - i)));
        }
        return bytes;
    }

    private int at(byte[] bytes) {
        return random.nextInt(bytes.length + 1);
    }

    /** Returns the end of a piece from {@code from}, which is short as a rule. */
    private int piece(byte[] bytes, int from) {
        int rest = bytes.length - from;
        return from + random.nextInt((random.nextInt(3) == 0 ? rest : Math.min(rest, 40)) + 1);
    }

    private static boolean isDigit(byte b) {
        return '0' <= b && b <= '9';
    }

    private static byte[] joined(byte[] bytes, int to, byte[] between, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + between.length);
        out.write(bytes, 0, to);
        out.writeBytes(between);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
