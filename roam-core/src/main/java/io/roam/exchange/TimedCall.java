package io.roam.exchange;

import com.google.common.base.Throwables;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Calls that may hang for ever, such as of a network drive, in another thread.
 *
 * @param limit how long to wait for the result
 */
public record TimedCall(Duration limit) {
    /** Returns the result of a call that is made in a thread of its own; empty if it takes too long, and then it goes on unheard. */
    public <T> Optional<T> run(Supplier<T> call) {
        ExecutorService thread = LineThread.create("roam-call");
        try {
            return run(thread, call);
        } finally {
            thread.shutdown();
        }
    }

    /** Returns the result of a call in that thread; empty if it takes too long. */
    <T> Optional<T> run(ExecutorService thread, Supplier<T> call) {
        try {
            return result(thread.submit(call::get));
        } catch (RejectedExecutionException e) { // it was closed
            return Optional.empty();
        }
    }

    private <T> Optional<T> result(Future<T> future) {
        try {
            return Optional.of(future.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            future.cancel(false);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            Throwables.throwIfUnchecked(cause);
            throw new IllegalStateException(cause);
        }
    }
}
