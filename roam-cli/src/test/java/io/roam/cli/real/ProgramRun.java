package io.roam.cli.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The result of a run of a real client, as a user with a home of their own would run it, isolated from this machine's user. */
record ProgramRun(int exitCode, String output, String errors) {
    private static final long LIMIT_SECONDS = 120;
    private static final List<String> KEPT = List.of("PATH", "PATHEXT", "SystemRoot", "ComSpec");

    /** Prepares a run; of this machine's environment it keeps only what finds programs. */
    static ProcessBuilder prepare(List<String> command, Path home, Path cwd, Map<String, String> own)
            throws IOException {
        if (home.toAbsolutePath().equals(Path.of(System.getProperty("user.home")))) {
            throw new IllegalArgumentException("not in the home of whoever runs this: " + home);
        }
        Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(cwd).toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT);
        environment.put("HOME", home.toString());
        environment.put("USERPROFILE", home.toString());
        environment.put("TERM", "xterm-256color");
        environment.putAll(own);
        return builder;
    }

    /** Runs a prepared program to its end, with nothing on its standard input. */
    static ProgramRun of(ProcessBuilder builder) throws IOException {
        Path output = Files.createTempFile("client", ".out");
        Path errors = Files.createTempFile("client", ".err");
        try {
            Process process = builder.redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = awaitEnd(process);
            ProgramRun run = new ProgramRun(
                    ended ? process.exitValue() : -1, Files.readString(output), Files.readString(errors));
            if (!ended) {
                throw new IOException(builder.command().get(0) + " did not end in " + LIMIT_SECONDS + " s: " + run);
            }
            return run;
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    private static boolean awaitEnd(Process process) {
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        return false;
    }
}
