package io.roam.cli.circle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A command that runs until it is terminated, such as {@code roam watch}. */
final class RunningCommand implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    private final Process process;
    private final Path out;

    RunningCommand(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /** Returns all output so far. */
    String output() {
        try {
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningCommand awaitOutput(String text) throws Exception {
        Await.until("it says: " + text, () -> output().contains(text), this::output);
        return this;
    }

    /** Terminates the command, and returns its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it ended\n" + output())
                .isTrue();
        return process.exitValue();
    }

    /** Kills the command without a chance to clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
