package io.roam.exchange;

import com.google.common.base.Stopwatch;
import com.google.common.base.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Takes in files for a limited time, and stops after many failures; each turn takes at least one file, however slow the disk is. */
record TakingTurn(Duration longest, int maxFailures, Ticker ticker) {
    /** Takes the files in their order; returns whether another turn is worthwhile for those that are left. */
    boolean run(List<Path> files, Predicate<Path> take) {
        Stopwatch turn = Stopwatch.createStarted(ticker);
        int done = 0;
        int failures = 0;
        for (Path file : files) {
            boolean isOver = done > 0 && turn.elapsed().compareTo(longest) > 0;
            if (isOver || failures > maxFailures) {
                return done > failures;
            }
            done++;
            failures += take.test(file) ? 0 : 1;
        }
        return false;
    }
}
