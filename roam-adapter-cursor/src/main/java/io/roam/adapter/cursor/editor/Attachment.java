package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.transcript.Part;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes parts of attachments to a message. The database holds the names; images are files of the workspace. */
final class Attachment {
    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "svg", "image/svg+xml");

    private Attachment() {}

    static Part image(JsonView image) {
        Optional<String> name = image.text()
                .or(() -> image.findText("path"))
                .or(() -> image.findText("uuid"))
                .or(() -> name(image));
        return new Part.File(name.map(Attachment::type).orElse("image/*"), name, -1);
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "image/*");
    }

    /** A file, a folder, or a part of a file. */
    static Optional<Part> file(JsonView json) {
        return name(json).map(name -> new Part.File("", Optional.of(name), -1));
    }

    private static Optional<String> name(JsonView json) {
        return json.findText("uri", "fsPath")
                .or(() -> json.findText("uri", "path"))
                .or(() -> json.findText("uri"))
                .or(() -> json.findText("relativePath"))
                .or(() -> json.findText("fileName"));
    }
}
