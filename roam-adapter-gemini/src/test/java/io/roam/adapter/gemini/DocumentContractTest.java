package io.roam.adapter.gemini;

import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.util.Optional;
import java.util.Set;

/** The contract for sessions that are documents: Gemini CLI up to 0.38.2. */
final class DocumentContractTest extends ToolAdapterContract {
    @Override
    protected ToolAdapter adapter() {
        return new GeminiAdapter();
    }

    @Override
    protected void install(TestMachine machine) {
        new GeminiHome(machine).install();
    }

    @Override
    protected Set<String> fill(TestMachine machine) {
        GeminiHome home = new GeminiHome(machine);
        home.document(
                GeminiHome.FIRST,
                GeminiHome.user("u1", "What is here?"),
                GeminiHome.answer("a1", "A lamp."),
                GeminiHome.user("u2", "What is here?"));
        GeminiHome.write(home.project().resolve("tool-outputs/session-" + GeminiHome.FIRST + "/ls_1.txt"), "a lamp\n");
        home.document(GeminiHome.SECOND, GeminiHome.user("v1", "Hello"), GeminiHome.answer("b1", "Hello"));
        return Set.of(GeminiHome.FIRST, GeminiHome.SECOND);
    }

    @Override
    protected void say(TestMachine machine, String session) {
        new GeminiHome(machine).say(session);
    }

    @Override
    protected boolean storesPlainBytes() {
        return false; // the documents are indented
    }

    @Override
    protected Optional<String> statedId(TestMachine machine, String session) {
        return GeminiHome.idIn(new GeminiHome(machine).fileOf(session));
    }
}
