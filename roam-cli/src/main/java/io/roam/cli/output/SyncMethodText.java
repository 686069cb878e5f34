package io.roam.cli.output;

import io.roam.cli.args.CommandContext;

/** Writes the address of a transport for people: as a sync method. */
public final class SyncMethodText {
    private static final String FOLDER = "folder:";
    private static final String SYNCTHING = "syncthing:";

    private SyncMethodText() {}

    /** Returns the sync method with its name, such as Syncthing. */
    public static String name(String address, CommandContext context) {
        if (address.startsWith(FOLDER)) {
            return DisplayPath.format(address.substring(FOLDER.length()), context) + " (not encrypted)";
        }
        return address.startsWith(SYNCTHING) ? "Syncthing" : address;
    }

    /** Returns what the user types for it after {@code --via}. */
    public static String argument(String address, CommandContext context) {
        if (address.startsWith(FOLDER)) {
            return DisplayPath.format(address.substring(FOLDER.length()), context);
        }
        return address.equals(SYNCTHING) ? "syncthing" : address;
    }

    /** Whether whoever can read the place can read the conversations in it. */
    public static boolean isFolder(String address) {
        return address.startsWith(FOLDER);
    }
}
