package io.roam.adapter.cursor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.transcript.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files in messages of cursor-agent. */
class InlineFileTest {
    private static Part.File file(String part) {
        JsonView json = JsonView.of(
                        "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"look\"}," + part + "]}")
                .orElseThrow();
        List<Part> parts = new AgentMessage(json).toMessage().parts();
        assertThat(parts.get(0)).isEqualTo(Part.Text.of("look"));
        return (Part.File) parts.get(1);
    }

    @Test
    void imagesAndFilesHaveTheirBytes() {
        Part.File image = file("{\"type\":\"image\",\"image\":\"iVBORw0KGgo=\",\"mimeType\":\"image/png\"}");
        assertThat(image.mediaType()).isEqualTo("image/png");
        assertThat(image.bytes())
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(0x89, 'P', 'N', 'G', 13, 10, 26, 10));
        assertThat(file("{\"type\":\"image\",\"image\":\"data:image/png;base64,iVBORw0KGgo=\"}")
                        .bytes())
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(8));
        assertThat(file("{\"type\":\"file\",\"data\":\"JVBERg==\",\"mimeType\":\"application/pdf\"}")
                        .bytes())
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly('%', 'P', 'D', 'F'));
    }

    @Test
    void aLinkAndWhatIsNoBase64HaveNone() {
        List<String> parts = List.of(
                "{\"type\":\"image\",\"image\":\"https://example.com/a.png\"}",
                "{\"type\":\"image\",\"image\":\"data:image/svg+xml,%3Csvg/%3E\"}",
                "{\"type\":\"image\",\"image\":{\"0\":137}}",
                "{\"type\":\"image\",\"image\":\"not base 64\"}",
                "{\"type\":\"image\"}");
        assertThat(parts).allSatisfy(part -> assertThat(file(part).bytes()).isEmpty());
        assertThat(file("{\"type\":\"image\"}")).isEqualTo(Part.File.of(""));
        assertThat(file("{\"type\":\"image\"}").name()).isEqualTo(Optional.empty());
    }
}
