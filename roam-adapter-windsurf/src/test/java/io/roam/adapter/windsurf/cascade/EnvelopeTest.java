package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.TestEnvelope;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EnvelopeTest {
    private static final byte[] NONCE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    private final Envelope envelope = Envelope.withKey(Envelope.PUBLISHED_KEY).orElseThrow();

    @Test
    void opensWhatAnotherProgramSealed() {
        for (int length : new int[] {0, 1, 15, 16, 17, 1000}) {
            byte[] content = noise(length);
            assertThat(envelope.open(TestEnvelope.seal(TestEnvelope.KEY, NONCE, content)))
                    .contains(content);
        }
    }

    @Test
    void sealsAsAnotherProgramDoes() {
        byte[] content = noise(500);
        assertThat(envelope.seal(NONCE, content)).isEqualTo(TestEnvelope.seal(TestEnvelope.KEY, NONCE, content));
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] sealed = TestEnvelope.seal(TestEnvelope.KEY, NONCE, noise(20));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(envelope.open(flipped)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void everyCutIsNoticed() {
        byte[] sealed = TestEnvelope.seal(TestEnvelope.KEY, NONCE, noise(40));
        for (int length = 0; length < sealed.length; length++) {
            assertThat(envelope.open(Arrays.copyOf(sealed, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void anotherKeyOpensNothing() {
        String other = "another key of thirty-two bytes.";
        byte[] sealed = TestEnvelope.seal(other, NONCE, noise(40));
        assertThat(envelope.open(sealed)).isEmpty();
        assertThat(Envelope.withKey(other).orElseThrow().open(sealed)).contains(noise(40));
    }

    @Test
    void aKeyHasThirtyTwoBytes() {
        assertThat(Envelope.withKey("short")).isEmpty();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }
}
