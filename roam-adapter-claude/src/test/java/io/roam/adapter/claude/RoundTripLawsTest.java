package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Tests that a session is byte for byte the same on both devices if only one of them wrote since the last exchange. */
@Tag("slow")
final class RoundTripLawsTest {
    private static final List<String> LINES = List.of(
            "",
            "}{",
            "{}",
            "{\"type\":\"mode\",\"mode\":\"normal\"}",
            "{\"type\":\"mode\",\"mode\":\"plan\"}",
            "{\"type\":\"custom-title\",\"customTitle\":\"one\"}",
            "{\"type\":\"custom-title\",\"customTitle\":\"two\"}",
            "{\"type\":\"ai-title\",\"aiTitle\":\"three\"}",
            "{\"type\":\"last-prompt\",\"lastPrompt\":\"x\"}",
            "{\"type\":\"file-history-snapshot\",\"snapshot\":{}}",
            "{\"type\":\"user\",\"message\":{\"content\":\"a\"}}",
            "{\"type\":\"user\",\"message\":{\"content\":\"a\"}}\r",
            "{\"type\":\"assistant\",\"message\":{\"content\":[]}}",
            "{\"type\":\"unheard-of\",\"x\":1}");

    @Provide
    Arbitrary<byte[]> lines() {
        Arbitrary<byte[]> known = Arbitraries.of(LINES).map(TwoDevices::utf8);
        Arbitrary<byte[]> noise = Arbitraries.bytes()
                .filter(one -> one != '\n')
                .array(byte[].class)
                .ofMaxSize(12);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, known), net.jqwik.api.Tuple.of(1, noise))
                .list()
                .ofMaxSize(8)
                .map(RoundTripLawsTest::joined);
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            all.writeBytes(line);
            all.write('\n');
        }
        return all.toByteArray();
    }

    @Property(tries = 25)
    void aSessionIsTheSameOnBothDevices(
            @ForAll("lines") byte[] first,
            @ForAll("lines") byte[] there,
            @ForAll("lines") byte[] back,
            @ForAll boolean again)
            throws IOException {
        ScratchFolder.runIn(folder -> {
            try (TwoDevices both = new TwoDevices(folder)) {
                both.append(both.sessionFile(0), both.firstMessage());
                for (byte[] written : again ? List.of(first, back, there) : List.of(first)) {
                    both.append(both.sessionFile(0), written);
                    both.sync();
                    assertThat(both.sessionFile(1)).hasSameBinaryContentAs(both.sessionFile(0));
                }
                both.append(both.sessionFile(1), there);
                both.sync();
                assertThat(both.sessionFile(0)).hasSameBinaryContentAs(both.sessionFile(1));
                both.append(both.sessionFile(0), back);
                both.sync();
                assertThat(both.sessionFile(1)).hasSameBinaryContentAs(both.sessionFile(0));
            }
        });
    }
}
