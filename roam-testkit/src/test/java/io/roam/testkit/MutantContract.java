package io.roam.testkit;

import io.roam.spi.tool.ToolAdapter;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Predicate;

/** The contract of an adapter that is broken. It is run by {@link AdapterMutantsTest} alone. */
final class MutantContract extends FakeToolContract {
    private static final ThreadLocal<AdapterMutant> RUNNING = new ThreadLocal<>();

    /** Runs rules of the contract of a broken adapter. */
    static ContractRun run(AdapterMutant mutant, Predicate<Method> which) {
        RUNNING.set(mutant);
        try {
            return ContractRun.of(MutantContract.class, which);
        } finally {
            RUNNING.remove();
        }
    }

    @Override
    public ToolAdapter adapter() {
        return Objects.requireNonNull(RUNNING.get()).broken().get();
    }
}
