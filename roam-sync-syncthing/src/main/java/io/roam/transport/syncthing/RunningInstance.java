package io.roam.transport.syncthing;

import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A managed instance that this process or another started, as recorded for all processes.
 *
 * @param program the program's file, or its name
 * @param gui host and port of its interface for programs
 */
record RunningInstance(long pid, String program, String gui, String key) {
    private static final Duration END = Duration.ofSeconds(2);
    private static final long POLITE_SECONDS = 1; // killing does no harm, and a polite end sometimes takes ten

    static Optional<RunningInstance> read(Path file) {
        try {
            JsonObject json = JsonObject.parse(Files.readAllBytes(file));
            return Optional.of(new RunningInstance(
                    json.number("pid"),
                    json.optionalString("program").orElse("syncthing"),
                    json.string("gui"),
                    json.string("key")));
        } catch (IOException | MalformedJsonException e) { // none was started
            return Optional.empty();
        }
    }

    void write(Path file, Disk disk) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("pid", pid);
        json.put("program", program);
        json.put("gui", gui);
        json.put("key", key);
        try {
            disk.writeAtomically(file, Json.bytes(json));
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    /** Returns this with the program of its process. */
    RunningInstance withProgram(ProcessHandle.Info process) {
        return new RunningInstance(pid, process.command().orElse(program), gui, key);
    }

    RestClient client() {
        return RestClient.of("http://" + gui, key);
    }

    /** Returns its process, if that runs and is that program. */
    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isIt(process.info().command().orElse("")));
    }

    private boolean isIt(String command) {
        return command.contains(program) || command.contains("syncthing");
    }

    boolean isAlive() {
        return process().isPresent();
    }

    /** Ends the process: politely, then by force. */
    void end() {
        try {
            client().post("/rest/system/shutdown", END);
        } catch (SyncthingFailedException e) { // it may end before it has answered
            isAlive();
        }
        process().filter(process -> !endsWithin(process)).ifPresent(process -> {
            process.destroyForcibly();
            endsWithin(process);
        });
    }

    private static boolean endsWithin(ProcessHandle process) {
        try {
            process.onExit().get(POLITE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
