package io.roam.cli.shell;

import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.List;

/** The script that starts roam on this machine. It names itself in a variable. */
public final class LauncherScript {
    private static final String VARIABLE = "ROAM_LAUNCHER";

    private LauncherScript() {}

    /** Returns the command that starts roam; the bare name if the script is not known. */
    public static List<String> command(Machine machine) {
        return List.of(machine.variable(VARIABLE).orElse("roam"));
    }

    /**
     * Returns the path by which the user called the script, which may be a link to it.
     *
     * @throws NoLauncherException if the script is not known
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
