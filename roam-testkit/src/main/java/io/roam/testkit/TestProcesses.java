package io.roam.testkit;

import io.roam.spi.Processes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Processes that a test makes up. */
public final class TestProcesses implements Processes {
    private final Map<Long, Running> running = new ConcurrentHashMap<>();

    @Override
    public Optional<Running> find(long pid) {
        return Optional.ofNullable(running.get(pid));
    }

    @Override
    public boolean anyNamed(String program) {
        return running.values().stream().anyMatch(one -> one.command().endsWith("/" + program));
    }

    /** Starts a process of that number; {@code command} is the path of its program. */
    public void start(long pid, Instant at, String command) {
        running.put(pid, new Running(pid, Optional.of(at), command));
    }

    /** Ends it. */
    public void end(long pid) {
        running.remove(pid);
    }
}
