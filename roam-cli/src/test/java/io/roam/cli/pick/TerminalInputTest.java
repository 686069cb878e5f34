package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TerminalInputTest {
    private static int[] read(byte[] bytes) {
        TerminalInput input = new TerminalInput(new ByteArrayInputStream(bytes));
        return IntStream.generate(input::readCharacter)
                .takeWhile(c -> c != KeyReader.Source.CLOSED)
                .toArray();
    }

    @Test
    void lettersOfAllLengths() {
        byte[] bytes = "aé港😀\u001b".getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes)).containsExactly('a', 'é', '港', 0x1f600, 27);
    }

    @Property
    void whateverIsSentIsReadAsLetters(@ForAll byte[] bytes) {
        assertThat(IntStream.of(read(bytes))).allMatch(Character::isValidCodePoint);
    }

    @Property
    void textIsReadAsItIs(@ForAll String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String sent = new String(bytes, StandardCharsets.UTF_8);
        assertThat(read(bytes)).isEqualTo(sent.codePoints().toArray());
    }

    @Test
    void aTerminalThatBreaksIsGone() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("hung up");
            }
        };
        assertThat(new TerminalInput(broken).readCharacter()).isEqualTo(KeyReader.Source.CLOSED);
    }
}
