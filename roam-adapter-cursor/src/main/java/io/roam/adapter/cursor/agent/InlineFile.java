package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.transcript.Part;
import java.util.Base64;
import java.util.Optional;

/**
 * The bytes of a file that is in a message. The messages have the form of the AI SDK: an image is in {@code image}, another file in {@code data}, as
 * base 64 or as a {@code data:} URL of it.
 */
record InlineFile(JsonView part) implements Part.Content {
    private static final String BASE64 = ";base64,";

    @Override
    public Optional<byte[]> read() {
        return part.findText("image").or(() -> part.findText("data")).flatMap(InlineFile::decode);
    }

    private static Optional<byte[]> decode(String text) {
        int start = text.startsWith("data:") ? text.indexOf(BASE64) : -1;
        try {
            String base64 = start < 0 ? text : text.substring(start + BASE64.length());
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) { // a link, or the bytes in another form
            return Optional.empty();
        }
    }
}
