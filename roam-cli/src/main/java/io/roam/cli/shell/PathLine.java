package io.roam.cli.shell;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.nio.file.Path;

/**
 * A line that adds a folder to PATH.
 *
 * @param line what the user adds, or runs
 * @param where the file to which the line is added, or what runs it
 */
public record PathLine(String line, String where) {
    /** Returns the line for the user's own shell. */
    public static PathLine of(Path folder, Machine machine) {
        if (machine.os() == Os.WINDOWS) {
            String all =
                    "[Environment]::GetEnvironmentVariable('Path', 'User') + " + Shell.POWERSHELL.quote(";" + folder);
            return new PathLine(
                    "[Environment]::SetEnvironmentVariable('Path', " + all + ", 'User')", "PowerShell, once");
        }
        String shell = machine.variable("SHELL").orElse("");
        if (shell.endsWith("/fish")) {
            return new PathLine("fish_add_path " + Shell.FISH.quote(folder.toString()), "~/.config/fish/config.fish");
        }
        String line = "export PATH=" + Shell.BASH.quote(folder.toString()) + ":\"$PATH\"";
        return new PathLine(line, shell.endsWith("/zsh") ? "~/.zshrc" : "~/.bashrc");
    }
}
