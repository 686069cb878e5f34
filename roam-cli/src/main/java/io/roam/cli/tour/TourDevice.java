package io.roam.cli.tour;

import io.roam.cli.args.ExitCode;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A device of the tour: a home, a workspace, and a user who types commands. */
final class TourDevice {
    private final String user;
    private final Path home;
    private final Path workspace;
    private final Machine machine;
    private final UnaryOperator<String> shortener;
    private final Tour.CommandExecutor commands;
    private final Consumer<String> out;

    /**
     * Who uses a device, and for what.
     *
     * @param place the path of the workspace in the home
     * @param remote the git remote of the workspace
     */
    record Owner(String user, String place, String remote) {}

    TourDevice(
            Owner owner,
            UnaryOperator<String> shortener,
            TourFolder folder,
            Tour.CommandExecutor commands,
            Consumer<String> out) {
        this.user = owner.user;
        this.home = folder.root().resolve("home").resolve(user);
        this.workspace = home.resolve(owner.place);
        this.machine = new Machine(
                home,
                workspace,
                Map.of(),
                Os.named(osName()),
                user,
                Clock.systemUTC(),
                noProcesses(),
                Disk.unforced(),
                Map.of());
        this.shortener = shortener;
        this.commands = commands;
        this.out = out;
        TourFolder.writeLines(
                workspace.resolve(".git/config"), List.of("[remote \"origin\"]\n\turl = " + owner.remote + "\n"));
        TourFolder.writeLines(workspace.resolve(".git/HEAD"), List.of("ref: refs/heads/main"));
        TourFolder.writeLines(home.resolve(".claude/settings.json"), List.of("{}"));
    }

    private static String osName() {
        return System.getProperty("os.name", "");
    }

    /** Returns processes among which no tool runs: a real Claude Code on this machine must not count. */
    private static Processes noProcesses() {
        return new Processes() {
            @Override
            public Optional<Running> find(long pid) {
                return Optional.empty();
            }

            @Override
            public boolean anyNamed(String program) {
                return false;
            }

            @Override
            public boolean anyIn(String folder, String helper) {
                return false;
            }

            @Override
            public Optional<PidSpace> pidSpace() {
                return Optional.empty();
            }
        };
    }

    Path workspace() {
        return workspace;
    }

    /** Returns the folder in which Claude Code keeps the sessions of the workspace. */
    Path projectFolder() {
        return home.resolve(".claude/projects").resolve(TourFolder.projectName(workspace));
    }

    /** Runs a command without showing it, and returns the output. */
    String typeCommand(String... args) {
        return typeCommand(ExitCode.DONE, args);
    }

    /** Shows a command that ends with that exit code, and returns the output. */
    String typeCommand(int expected, String... args) {
        out.accept("  " + Style.NAME.apply(user + "$") + " "
                + Style.BOLD.apply(shortener.apply("roam " + String.join(" ", args))));
        String printed = run(expected, args);
        printed.lines()
                .flatMap(line -> WordWrap.wrap(shortener.apply(line)).stream())
                .forEach(line -> out.accept("    " + Style.DIM.apply(line)));
        return printed;
    }

    /** Runs a command without showing it, and returns the output. */
    String runSilently(String... args) {
        return run(ExitCode.DONE, args);
    }

    private String run(int expected, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), out, err, false, false);
        int code = commands.run(machine, terminal, args);
        if (code != expected) {
            throw new TourFailedException(
                    "roam " + args[0] + " ended with " + code,
                    err.toString(StandardCharsets.UTF_8).strip(),
                    null);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Appends lines to a file of the project, as the tool does. */
    void appendLines(String file, List<String> lines) {
        try {
            Files.writeString(
                    projectFolder().resolve(file), String.join("\n", lines) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new TourFailedException("a file cannot be written", file, e);
        }
    }
}
