package io.roam.spi;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** The processes that run on a machine, as far as this user may see them. Thread-safe. */
public interface Processes {
    /** Returns the running process with that number. */
    Optional<Running> find(long pid);

    /** Whether a process runs whose program's file name, without {@code .exe}, is {@code program}. */
    boolean anyNamed(String program);

    /** Whether a process runs whose program's file name, without {@code .exe}, is one of these. */
    default boolean anyNamed(Set<String> programs) {
        return programs.stream().anyMatch(this::anyNamed);
    }

    /**
     * Whether a process runs whose program is below a folder with a path that ends in {@code folder}, and which was not started with the argument
     * {@code helper}, where the system gives arguments.
     */
    boolean anyIn(String folder, String helper);

    /**
     * Returns the current folders of this user's processes whose command satisfies a test: the program, and its arguments. The folder is empty where the
     * system gives the command of a process but not its folder; where it gives neither, such a process is not found.
     */
    default List<Optional<Path>> foldersOf(Predicate<List<String>> command) {
        return List.of();
    }

    /** Returns the space in which these processes have their numbers, where the system names it. */
    Optional<PidSpace> pidSpace();

    /**
     * A running process.
     *
     * @param pid its number
     * @param started when it was started, if the system gives that
     * @param command the path of its program, or empty if the system does not give it
     * @param startTicks when it was started, in ticks since the system's own start, where the system counts so: no clock that is set changes it
     */
    record Running(long pid, Optional<Instant> started, String command, OptionalLong startTicks) {
        /** Returns a process of which nothing else is known. */
        public static Running of(long pid, String command) {
            return new Running(pid, Optional.empty(), command, OptionalLong.empty());
        }

        /** Returns this with the time when it was started. */
        public Running withStarted(Optional<Instant> time) {
            return new Running(pid, time, command, startTicks);
        }

        /** Returns this with the time when it was started, in ticks since the system's own start. */
        public Running withStartTicks(OptionalLong ticks) {
            return new Running(pid, started, command, ticks);
        }
    }

    /**
     * A space of process numbers. Each container has its own.
     *
     * @param machine the machine's id, empty if it has none
     * @param namespace the system's name of the space
     */
    record PidSpace(String machine, String namespace) {
        /** Returns the space of that name on that machine. */
        public static PidSpace of(String machine, String namespace) {
            return new PidSpace(machine, namespace);
        }
    }

    /** Returns the processes of this machine. */
    static Processes ofThisMachine() {
        return new LocalProcesses();
    }
}
