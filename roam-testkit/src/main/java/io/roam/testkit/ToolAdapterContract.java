package io.roam.testkit;

/**
 * The whole contract of an adapter: it reads its tool's sessions, writes them, and they travel. A subclass says how a store of the tool
 * comes to be on a {@link TestMachine}; what is particular to the tool it tests besides. Each test is a rule, and its failure begins with
 * the rule's name, by which the adapter guide explains it.
 *
 * <pre>{@code
 * final class MyToolContractTest extends ToolAdapterContract {
 *     protected ToolAdapter adapter() { return new MyToolAdapter(); }
 *     protected void install(TestMachine machine) { ... an empty store, as the tool makes it at its first start ... }
 *     protected Set<String> fill(TestMachine machine) { ... at least two sessions, with side tracks if the tool has any ... }
 *     protected void say(TestMachine machine, String session) { ... one more event at the end of its main track ... }
 * }
 * }</pre>
 *
 * <p>An adapter that only reads has {@link ToolReadingContract}.
 */
public abstract class ToolAdapterContract extends ToolJourneyContract {
    /** For subclasses. */
    protected ToolAdapterContract() {}
}
