package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.TimeUnit;

/** A {@code roam watch} in a process of its own. */
final class WatchProcess implements RoamUser.WatchHandle {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;

    WatchProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::printOutput, "what roam watch says");
        reader.setDaemon(true);
        reader.start();
    }

    /** Shows the output with that of the test, so that it never fills a pipe. */
    private void printOutput() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("watch " + process.pid() + ": " + line);
            }
        } catch (IOException e) { // the process ended
            return;
        }
    }

    @Override
    public int terminate() {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new AssertionError("roam watch does not end");
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
