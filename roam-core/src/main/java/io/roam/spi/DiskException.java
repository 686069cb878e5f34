package io.roam.spi;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file could not be read or written: permissions, a full disk, a vanished file. */
public final class DiskException extends RoamException {
    /** The code of a failure because the disk is full. */
    public static final String FULL = "disk-full";

    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure with that file.
     *
     * @param doing what failed, such as "cannot write"
     * @param file the file or folder concerned
     */
    public DiskException(String doing, Path file, IOException cause) {
        super(doing + ": " + reason(cause), ErrorLocation.file(file), remedy(cause), cause);
    }

    /** Names what is wrong with the file: {@link #FULL}, {@code permission-denied}, {@code file-not-found}, or {@code file-error}. */
    @Override
    public String code() {
        return getCause() instanceof IOException cause ? code(cause) : "file-error";
    }

    /** Returns the name of the kind of failure for programs. */
    public static String code(IOException cause) {
        if (isFull(cause)) {
            return FULL;
        }
        if (cause instanceof AccessDeniedException || isDenied(cause)) {
            return "permission-denied";
        }
        return cause instanceof NoSuchFileException ? "file-not-found" : "file-error";
    }

    /** Returns why an operation on a file failed, as a clause such as "disk full". */
    public static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException || isDenied(cause)) {
            return "permission denied";
        }
        if (isFull(cause)) {
            return "disk full";
        }
        if (cause instanceof NoSuchFileException) {
            return "not found";
        }
        if (cause instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static String remedy(IOException cause) {
        if (cause instanceof AccessDeniedException || isDenied(cause)) {
            return "check the owner and permissions";
        }
        if (isFull(cause)) {
            return "free some space and run the command again; nothing was lost";
        }
        return cause instanceof NoSuchFileException
                ? "check whether the file was moved or deleted, or its disk removed"
                : "check the file and the folder that it is in, then run the command again";
    }

    private static boolean isDenied(IOException cause) {
        return String.valueOf(cause.getMessage()).contains("Permission denied");
    }

    private static boolean isFull(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No space left") || message.contains("not enough space");
    }
}
