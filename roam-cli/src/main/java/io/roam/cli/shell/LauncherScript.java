package io.roam.cli.shell;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.List;

/** The script that starts roam on this machine; it says itself where it stands. */
public final class LauncherScript {
    private static final String VARIABLE = "ROAM_LAUNCHER";

    private LauncherScript() {}

    /** What starts roam; the bare name if nobody says where it is. */
    public static List<String> command(Machine machine) {
        return List.of(machine.variable(VARIABLE).orElse("roam"));
    }

    /**
     * Where the user called it: maybe a link to it.
     *
     * @throws NoLauncherException if that is not known
     */
    public static Path requirePath(Machine machine) {
        String text = machine.variable(VARIABLE).orElse("");
        Path path = machine.home().getFileSystem().getPath(text);
        if (!path.isAbsolute()) {
            throw new NoLauncherException(text);
        }
        return path;
    }
}
