package io.roam.provider;

import io.roam.spi.ProviderBugException;
import io.roam.spi.RoamException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls one provider. What the provider throws beside a {@link RoamException}, and null where its interface allows none, is its bug: it is logged
 * with its cause, and becomes a {@link ProviderBugException}.
 *
 * @param kind such as "adapter"
 * @param provider the provider's id
 * @param type the provider's class
 */
record ProviderGuard(String kind, String provider, Class<?> type) {
    /** Returns the guard of a provider whose id is asked for here. */
    static ProviderGuard of(String kind, Class<?> type, Supplier<@Nullable String> id) {
        String name = new ProviderGuard(kind, "without an id", type).call(id);
        return new ProviderGuard(kind, name, type);
    }

    /** Returns what a call returns, which is not null. */
    <T> T call(Supplier<? extends @Nullable T> work) {
        T result = callNullable(work);
        if (result == null) {
            throw bug(new NullPointerException("it returned null, which its interface does not allow"));
        }
        return result;
    }

    /** Returns what a call returns, which may be null. */
    <T> @Nullable T callNullable(Supplier<? extends @Nullable T> work) {
        try {
            return work.get();
        } catch (RoamException e) {
            throw e;
        } catch (Exception
                | LinkageError
                | StackOverflowError
                | AssertionError e) { // what else it throws is the machine's
            throw bug(e);
        }
    }

    /** Makes a call that returns nothing. */
    void run(Runnable work) {
        callNullable(() -> {
            work.run();
            return Optional.empty();
        });
    }

    /** Returns what a call returns that only describes something; if it fails by a bug, which is logged, the substitute. */
    <T> T describe(Supplier<? extends @Nullable T> work, T substitute) {
        try {
            return call(work);
        } catch (ProviderBugException e) {
            return substitute;
        }
    }

    /** Returns a copy of a map, in its order, which holds no null. */
    static <V> Map<String, V> copyOf(Map<String, V> map) {
        Map<String, V> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(Objects.requireNonNull(key), Objects.requireNonNull(value)));
        return Collections.unmodifiableMap(copy);
    }

    /** Returns the error that a bug of the provider is, after it was logged. */
    ProviderBugException bug(Throwable cause) {
        ProviderBugException bug = new ProviderBugException(kind, provider, type.getName(), cause);
        ProviderLog.warn(bug.what(), cause);
        return bug;
    }
}
