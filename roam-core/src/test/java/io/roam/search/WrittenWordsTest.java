package io.roam.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.device.DeviceId;
import io.roam.transcript.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words that are written stay as they are, whatever the constants are called. */
class WrittenWordsTest {
    @Test
    void aRoleKeepsItsWordInTheCache() throws IOException {
        List<String> words = new ArrayList<>();
        for (Role role : Role.values()) {
            IndexedMessage message =
                    new IndexedMessage(Instant.EPOCH, true, 0, role, new DeviceId("a".repeat(32)), "", "text");
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            MessagePage.add(message, page);
            byte[] bytes = page.toByteArray();
            int at = Integer.BYTES + Long.BYTES + Integer.BYTES + 1 + Long.BYTES;
            words.add(new String(bytes, at + Short.BYTES, bytes[at + 1], ISO_8859_1));
            assertThat(new MessagePage(bytes, bytes.length).message(0, "text")).isEqualTo(message);
        }
        assertThat(words).containsExactly("USER", "ASSISTANT", "TOOL", "SYSTEM");
    }
}
