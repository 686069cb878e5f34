package io.roam.adapter.cursor.editor;

import io.roam.spi.RegularFiles;
import io.roam.transcript.Part;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bytes of an image that was pasted into a message. Cursor writes it to {@code workspaceStorage/images}, or to
 * {@code workspaceStorage/<id>/images}, and its path into the message; so only the machine where it was pasted has it.
 *
 * <p>The path may come from another device, so no other file is read: not an image that the user chose elsewhere, either.
 */
record PastedImage(String location) implements Part.Content {
    static final int MAX_BYTES = 1 << 25; // models take images of a few megabytes

    private static final String FOLDER = "images";
    private static final String STORAGE = "workspaceStorage";
    private static final String NETWORK = "\\\\"; // of Windows: opening such a path calls another machine

    @Override
    public Optional<byte[]> read() {
        try {
            Path file = Path.of(location);
            return isPasted(file) ? read(file) : Optional.empty();
        } catch (InvalidPathException e) { // of another system
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(Path file) {
        try {
            byte[] bytes = RegularFiles.readBeginning(file, MAX_BYTES + 1, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(bytes).filter(all -> all.length > 0 && all.length <= MAX_BYTES);
        } catch (IOException e) { // it is on another machine, or was deleted
            return Optional.empty();
        }
    }

    private static boolean isPasted(Path file) {
        int folder = file.getNameCount() - 2;
        return file.isAbsolute()
                && !file.toString().startsWith(NETWORK)
                && file.equals(file.normalize())
                && Attachment.isImage(file.toString())
                && isName(file, folder, FOLDER)
                && (isName(file, folder - 1, STORAGE) || isName(file, folder - 2, STORAGE));
    }

    private static boolean isName(Path file, int index, String name) {
        return index >= 0 && file.getName(index).toString().equals(name);
    }
}
