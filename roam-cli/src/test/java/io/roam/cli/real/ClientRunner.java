package io.roam.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs one real client in one home and workspace. */
record ClientRunner(RealProgram program, Path home, Path workspace, Map<String, String> environment) {
    ClientRunner {
        try {
            home = Files.createDirectories(home).toRealPath();
            workspace = Files.createDirectories(workspace).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the program where its user's shell would find it. */
    void install(String name) throws IOException {
        Path bin = Files.createDirectories(home.resolve(".local/bin"));
        Path script = Files.writeString(bin.resolve(name), "#!/bin/sh\nexec '" + program.file() + "' \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    /** Runs the client, which must succeed, and returns what it answers. */
    String answer(List<String> arguments) throws IOException {
        ProgramRun run = run(arguments);
        assertThat(run.exitCode()).as("%s %s: %s", program, arguments, run).isZero();
        return run.output().strip();
    }

    /** Runs the client to its end. */
    ProgramRun run(List<String> arguments) throws IOException {
        return ProgramRun.of(prepare(arguments));
    }

    /** Returns what starts the client, in a terminal too. */
    ProcessBuilder prepare(List<String> arguments) throws IOException {
        return ProgramRun.prepare(program.command(arguments), home, workspace, environment);
    }

    /** Writes a file of settings below the home. */
    void writeSettings(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Returns the files below a folder of the home of which the whole name matches. */
    List<Path> filesNamed(String folder, String pattern) throws IOException {
        Pattern name = Pattern.compile(pattern);
        if (!Files.isDirectory(home.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            return files.filter(file ->
                            name.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        }
    }
}
