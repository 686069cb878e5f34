package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.transcript.Part;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes parts of attachments to a message. The database holds the names; {@link PastedImage} reads images. */
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
        Part.File file =
                Part.File.of(name.map(Attachment::type).orElse("image/*")).withName(name);
        return name.map(PastedImage::new).map(file::withContent).orElse(file);
    }

    static boolean isImage(String name) {
        return TYPES.containsKey(endingOf(name));
    }

    private static String type(String name) {
        return TYPES.getOrDefault(endingOf(name), "image/*");
    }

    private static String endingOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** A file, a folder, or a part of a file. */
    static Optional<Part> file(JsonView json) {
        return name(json).map(name -> Part.File.of("").withName(Optional.of(name)));
    }

    private static Optional<String> name(JsonView json) {
        return json.findText("uri", "fsPath")
                .or(() -> json.findText("uri", "path"))
                .or(() -> json.findText("uri"))
                .or(() -> json.findText("relativePath"))
                .or(() -> json.findText("fileName"));
    }
}
