package io.roam.transport.syncthing;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The Syncthing program. */
record SyncthingProgram(Path file, Machine machine) {
    private static final String NAME = "syncthing";
    private static final long TIMEOUT_SECONDS = 60;

    /** Finds the program that the address or {@code ROAM_SYNCTHING} names, or else the one on PATH. */
    static SyncthingProgram find(SyncthingAddress address, Machine machine) {
        Optional<String> named = address.program().or(() -> machine.variable("ROAM_SYNCTHING"));
        Path file = named.isPresent()
                ? program(machine, named.get()).orElseThrow(() -> NoSyncthingException.notInstalled(named.get()))
                : onPath(machine).orElseThrow(() -> NoSyncthingException.notInstalled("PATH has no " + NAME));
        return new SyncthingProgram(file, machine);
    }

    private static Optional<Path> onPath(Machine machine) {
        String path =
                machine.variable("PATH").or(() -> machine.variable("Path")).orElse("");
        String name = machine.os() == Os.WINDOWS ? NAME + ".exe" : NAME;
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            Optional<Path> found =
                    folder.isEmpty() ? Optional.empty() : program(machine, folder + File.separator + name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> program(Machine machine, String text) {
        try {
            return Optional.of(machine.home().getFileSystem().getPath(text))
                    .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file));
        } catch (InvalidPathException e) { // a broken entry of PATH
            return Optional.empty();
        }
    }

    /** Returns the name of its file with links resolved. */
    String name() {
        try {
            return String.valueOf(file.toRealPath().getFileName());
        } catch (IOException e) { // reported when it is started
            return String.valueOf(file.getFileName());
        }
    }

    /** Generates a key and a certificate in a folder. */
    void generate(Path home, Path log) {
        List<String> options = List.of("--no-default-folder", "--skip-port-probing");
        if (run(home, log, options) != 0 && run(home, log, List.of()) != 0) { // version 2 does not know them
            throw new SyncthingFailedException("Syncthing cannot create its key", file.toString(), "see " + log, null);
        }
    }

    private int run(Path home, Path log, List<String> options) {
        List<String> words = new ArrayList<>(List.of(file.toString(), "generate", "--home=" + home));
        words.addAll(options);
        try {
            Process process = builder(words, log).start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (IOException e) {
            throw cannotStart(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannotStart(e);
        }
    }

    /** Starts the program as one process with the configuration in {@code home}. */
    Process serve(Path home, Path log) {
        ProcessBuilder builder =
                builder(List.of(file.toString(), "serve", "--home=" + home, "--no-browser", "--no-restart"), log);
        builder.environment().putAll(Map.of("STMONITORED", "1", "STNORESTART", "1", "STNOUPGRADE", "1"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw cannotStart(e);
        }
    }

    private SyncthingFailedException cannotStart(Exception e) {
        return new SyncthingFailedException(
                "cannot start Syncthing", file.toString(), "try to start the program yourself", e);
    }

    private ProcessBuilder builder(List<String> words, Path log) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        machine.environment().forEach((name, value) -> {
            if (!name.startsWith("ST")) { // those of the user's own instance
                builder.environment().put(name, value);
            }
        });
        builder.environment().putIfAbsent("HOME", machine.home().toString()); // it does not start without one
        return builder;
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
