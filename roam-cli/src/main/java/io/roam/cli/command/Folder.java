package io.roam.cli.command;

/** A folder as it is shown: shorter if it is in the home. */
final class Folder {
    private Folder() {}

    static String words(String folder, Host host) {
        String home = host.machine().home().toString();
        return folder.startsWith(home) ? "~" + folder.substring(home.length()) : folder;
    }
}
