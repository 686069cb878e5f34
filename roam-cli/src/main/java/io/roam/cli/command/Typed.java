package io.roam.cli.command;

import io.roam.spi.Machine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as users write them. */
final class Typed {
    private Typed() {}

    /** Absolute; relative ones begin in the current folder, and {@code ~} is the home. */
    static Path path(String text, Machine machine) {
        try {
            if (text.equals("~")) {
                return machine.home();
            }
            if (text.startsWith("~/") || text.startsWith("~\\")) {
                return machine.home().resolve(text.substring(2)).normalize();
            }
            return machine.directory().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new NoPathException(text);
        }
    }

    /** The address of a transport; that of a folder is made absolute. */
    static String address(String text, Machine machine) {
        String scheme = "folder:";
        if (!text.startsWith(scheme) || text.length() == scheme.length()) {
            return text;
        }
        return scheme + path(text.substring(scheme.length()), machine);
    }
}
