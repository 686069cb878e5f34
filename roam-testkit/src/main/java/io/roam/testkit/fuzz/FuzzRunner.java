package io.roam.testkit.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tries many inputs, each made from a number, and reports failures, slow inputs and costs. */
public final class FuzzRunner {
    private static final long MAX_MILLIS = 10_000;
    private static final int PATIENCE_SECONDS = 120;

    private final Trial trial;
    private final Map<String, Finding> findings = new TreeMap<>();
    private final AtomicLong running = new AtomicLong();
    private long longestMillis;
    private long longestSeed;

    private FuzzRunner(Trial trial) {
        this.trial = trial;
    }

    /** One input. */
    @FunctionalInterface
    public interface Trial {
        /** Makes the input of that number and tries it; any throwable is a finding. */
        void run(long seed) throws Exception;
    }

    /**
     * Failures of one kind.
     *
     * @param times how many inputs failed so
     * @param seed the first such input
     * @param failure what that input threw
     */
    public record Finding(int times, long seed, Throwable failure) {}

    /**
     * The result of a run.
     *
     * @param longestMillis the most processor time of one input
     * @param heapMegabytes the largest heap in use, including garbage
     */
    public record Report(
            long inputs,
            long seconds,
            long longestMillis,
            long longestSeed,
            long heapMegabytes,
            Map<String, Finding> findings) {
        /** Prints figures and findings, and fails if there are any. */
        public void tell(java.io.PrintStream out) {
            out.println(figures());
            findings.forEach((kind, finding) -> {
                out.println(finding.times() + " times, first " + finding.seed() + ": " + kind);
                finding.failure().printStackTrace(out);
            });
            check();
        }

        /** Fails if anything was found. */
        public void check() {
            findings.values().stream().findFirst().ifPresent(finding -> {
                throw new AssertionError(findings.size() + " findings; input " + finding.seed(), finding.failure());
            });
        }

        private String figures() {
            return "%,d inputs in %,d s, the longest %,d ms (%d), heap at most %d MB, %d findings"
                    .formatted(inputs, seconds, longestMillis, longestSeed, heapMegabytes, findings.size());
        }
    }

    /** Tries the inputs from {@code from} to {@code to}, exclusive. An input that does not end ends the program. */
    public static Report of(long from, long to, Trial trial) {
        return new FuzzRunner(trial).all(from, to);
    }

    private Report all(long from, long to) {
        long begin = System.nanoTime();
        Thread watch = new Thread(this::watch, "watches trials");
        watch.setDaemon(true);
        watch.start();
        try {
            for (long seed = from; seed < to; seed++) {
                one(seed);
            }
        } finally {
            watch.interrupt();
        }
        return new Report(
                to - from,
                millisSince(begin) / 1000,
                longestMillis,
                longestSeed,
                heapMegabytes(),
                Map.copyOf(findings));
    }

    private void one(long seed) {
        running.set(seed);
        long begin = processorMillis();
        try {
            trial.run(seed);
        } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
            found(seed, e);
        }
        long millis = processorMillis() - begin;
        if (millis > longestMillis) {
            longestMillis = millis;
            longestSeed = seed;
        }
        if (millis > MAX_MILLIS) {
            found(seed, new AssertionError("took too long: " + millis + " ms"));
        }
    }

    private void found(long seed, Throwable failure) {
        Finding finding = new Finding(1, seed, failure);
        findings.merge(kind(failure), finding, (a, b) -> new Finding(a.times() + 1, a.seed(), a.failure()));
    }

    /** Returns a key for failures of one kind: the throwable's type, the beginning of its message, and its origin. */
    private static String kind(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        String words = message.replaceAll("[0-9]+", "0");
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return failure.getClass().getSimpleName() + " " + words.substring(0, Math.min(60, words.length())) + place;
    }

    private void watch() {
        long seen = running.get();
        int looks = 0; // and no clock: a machine, or this program, may be halted for hours
        try {
            while (looks < PATIENCE_SECONDS) {
                TimeUnit.SECONDS.sleep(1);
                looks = running.get() == seen ? looks + 1 : 0;
                seen = running.get();
            }
            System.err.println("input " + running.get() + " does not end");
            Runtime.getRuntime().halt(3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // all are done
        }
    }

    /** Returns the processor time of this thread, so that no other work makes an input slow. */
    private static long processorMillis() {
        return TimeUnit.NANOSECONDS.toMillis(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static long heapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(java.lang.management.MemoryUsage::getUsed)
                        .sum()
                >> 20;
    }
}
