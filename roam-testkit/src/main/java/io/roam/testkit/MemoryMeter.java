package io.roam.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Measures how many bytes of memory a piece of work uses, in all threads but those of tests that run beside it. */
final class MemoryMeter {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long most;

    /** Does the work, and notes the bytes that it used. */
    <T> T measure(Supplier<T> work) {
        long before = used();
        T result = work.get();
        most = Math.max(most, used() - before);
        return result;
    }

    /** Returns the most bytes that one piece of work used. */
    long most() {
        return most;
    }

    private long used() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread == Thread.currentThread() || !thread.getName().startsWith("ForkJoinPool-"))
                .mapToLong(thread -> Math.max(0, threads.getThreadAllocatedBytes(thread.getId())))
                .sum();
    }
}
