package io.roam.spi;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file could not be read or written: permissions, a full disk, a vanished file. */
public final class DiskException extends RoamException {
    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure with that file.
     *
     * @param doing what failed, such as "cannot write"
     * @param file the file or folder concerned
     */
    public DiskException(String doing, Path file, IOException cause) {
        super(doing + " (" + reason(cause) + ")", file.toString(), remedy(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static String remedy(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof AccessDeniedException || message.contains("Permission denied")) {
            return "check its owner and permissions";
        }
        if (message.contains("No space left") || message.contains("not enough space")) {
            return "free some space and run the command again; nothing was lost";
        }
        return "";
    }
}
