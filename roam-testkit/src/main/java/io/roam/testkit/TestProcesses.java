package io.roam.testkit;

import io.roam.spi.Processes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Processes that a test makes up. */
public final class TestProcesses implements Processes {
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final Map<Long, List<String>> arguments = new ConcurrentHashMap<>();
    private final Map<Long, Path> folders = new ConcurrentHashMap<>();
    private final Map<Long, Runnable> afterLook = new ConcurrentHashMap<>();
    private volatile Optional<PidSpace> space = Optional.empty();

    @Override
    public Optional<Running> find(long pid) {
        Optional<Running> found = Optional.ofNullable(running.get(pid));
        Optional.ofNullable(afterLook.remove(pid)).ifPresent(Runnable::run);
        return found;
    }

    @Override
    public boolean anyNamed(String program) {
        return running.values().stream().anyMatch(one -> one.command().endsWith("/" + program));
    }

    @Override
    public boolean anyIn(String folder, String helper) {
        return running.values().stream()
                .filter(one -> one.command().contains('/' + folder + '/'))
                .anyMatch(one -> !arguments.getOrDefault(one.pid(), List.of()).contains(helper));
    }

    @Override
    public List<Optional<Path>> foldersOf(Predicate<List<String>> command) {
        return running.values().stream()
                .filter(one -> command.test(commandOf(one)))
                .map(one -> Optional.ofNullable(folders.get(one.pid())))
                .toList();
    }

    private List<String> commandOf(Running process) {
        return Stream.concat(Stream.of(process.command()), arguments.getOrDefault(process.pid(), List.of()).stream())
                .toList();
    }

    @Override
    public Optional<PidSpace> pidSpace() {
        return space;
    }

    /** Lets the processes have their numbers in that space. */
    public void in(PidSpace other) {
        space = Optional.of(other);
    }

    /** Starts a process of that number; {@code command} is the path of its program. */
    public void start(long pid, Instant at, String command, String... with) {
        start(Running.of(pid, command).withStarted(Optional.of(at)), with);
    }

    /** Starts a process. */
    public void start(Running process, String... with) {
        running.put(process.pid(), process);
        arguments.put(process.pid(), List.of(with));
    }

    /** Runs {@code happens} once, after the next query for that process has got its answer. */
    public void afterNextLook(long pid, Runnable happens) {
        afterLook.put(pid, happens);
    }

    /** Lets a process work in that folder. */
    public void workIn(long pid, Path folder) {
        folders.put(pid, folder);
    }

    public void end(long pid) {
        running.remove(pid);
    }
}
