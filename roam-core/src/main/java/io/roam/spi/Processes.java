package io.roam.spi;

import java.time.Instant;
import java.util.Optional;

/** The processes that run on a machine, as far as this user may see them. Thread-safe. */
public interface Processes {
    /** The process of that number that runs now. */
    Optional<Running> find(long pid);

    /** True if a process runs now whose program's file name, without {@code .exe}, is {@code program}. */
    boolean anyNamed(String program);

    /**
     * True if a process runs now whose program stands below a folder whose path ends so, and which was not started with the argument {@code helper},
     * where the system tells arguments.
     */
    boolean anyIn(String folder, String helper);

    /**
     * A process that runs.
     *
     * @param pid its number
     * @param started when it was started, if the system tells
     * @param command the path of its program, or empty if the system does not tell
     */
    record Running(long pid, Optional<Instant> started, String command) {}

    /** The processes of this very machine. */
    static Processes ofThisMachine() {
        return new LocalProcesses();
    }
}
