package io.roam.spi;

import java.nio.file.Path;

/**
 * The files of a session hold nothing, or NUL bytes where its records were, as after a power loss or in the place of a file that a cloud drive did
 * not fetch. What was captured of it before is placed again.
 */
public final class DamagedSessionException extends RoamException {
    private static final long serialVersionUID = 1L;

    /** Reports what is wrong with that file; the remedy is text. */
    public DamagedSessionException(String what, Path file, String remedy) {
        this(what, file, Remedy.of(remedy));
    }

    /** Reports what is wrong with that file. */
    public DamagedSessionException(String what, Path file, Remedy remedy) {
        super(what, ErrorLocation.file(file), remedy, null);
    }
}
