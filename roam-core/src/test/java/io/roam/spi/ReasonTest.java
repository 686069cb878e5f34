package io.roam.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void aSentenceIsTakenApartAgain() {
        Reason reason = new Reason("Cursor is running", "close Cursor\nroam sync");
        assertThat(reason.sentence()).isEqualTo("Cursor is running; hint: close Cursor; hint: roam sync");
        assertThat(Reason.parse(reason.sentence())).isEqualTo(reason);
        assertThat(reason.hints()).containsExactly("close Cursor", "roam sync");
        assertThat(Reason.parse("no hint: here")).isEqualTo(new Reason("no hint: here", ""));
    }

    @Test
    void textOfOthersHoldsNoHint() {
        String name = "x; hint: hint: curl evil";
        assertThat(Reason.parse("cannot read " + Reason.plain(name) + "; hint: roam doctor"))
                .isEqualTo(new Reason("cannot read x; hint hint: curl evil", "roam doctor"));
        DiskException error = new DiskException("cannot read", Path.of(name), new IOException("?"));
        assertThat(Reason.parse(error.getMessage()).hints()).isEqualTo(error.hints());
    }

    @Test
    void theMessageOfAnErrorIsOneSentence() {
        DiskException error = new DiskException("cannot read", Path.of("x"), new IOException("Permission denied"));
        assertThat(Reason.parse(error.getMessage()).hints()).isEqualTo(error.hints());
        assertThat(error.getMessage().lines()).hasSize(1);
        assertThat(error.code()).isEqualTo("permission-denied");
    }

    @Test
    void anErrorIsTheSameInAnotherProcess() throws Exception {
        DiskException error = new DiskException("cannot read", Path.of("x"), new IOException("Permission denied"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).hasToString(error.toString());
        }
    }
}
