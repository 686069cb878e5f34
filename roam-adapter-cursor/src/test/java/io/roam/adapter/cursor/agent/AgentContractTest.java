package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.CursorAgentAdapter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.util.Set;

/** The contract of adapters for cursor-agent: one session tells its turns, one only what the model is told. */
class AgentContractTest extends ToolAdapterContract {
    private static final String OTHER = "90786f14-0000-4000-8000-000000000002";

    private int said;

    @Override
    public ToolAdapter adapter() {
        return new CursorAgentAdapter();
    }

    @Override
    public void install(TestMachine machine) {
        machine.folder(".cursor/chats");
    }

    @Override
    public Set<String> fill(TestMachine machine) {
        AgentReadingTest.session(machine);
        AgentHome.session(machine, OTHER)
                .user("hello", "90786f14-0000-4000-8000-000000000009")
                .answer("hi")
                .withoutTurns()
                .write();
        return Set.of(AgentReadingTest.ID, OTHER);
    }

    /** Returns false: a session is a database. */
    @Override
    public boolean storesPlainBytes() {
        return false;
    }

    @Override
    public void say(TestMachine machine, String session) {
        AgentContinuation.on(machine, session).answer("more " + said++);
    }

    @Override
    public boolean rename(TestMachine machine, String session, String title) {
        AgentContinuation.on(machine, session).rename(title);
        return true;
    }
}
