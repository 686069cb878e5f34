package io.roam.adapter.cursor;

import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.testkit.ToolAdapterContract;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract of adapters, for each generation of the tool's databases. */
@Tag("slow")
class PlacingContractTest {
    private static final String ONE = "11111111-2222-4333-8444-555555555555";
    private static final String OTHER = "21111111-2222-4333-8444-555555555555";

    abstract static class Contract extends ToolAdapterContract {
        private final Generation generation;

        Contract(Generation generation) {
            this.generation = generation;
        }

        @Override
        public ToolAdapter adapter() {
            return new CursorAdapter();
        }

        @Override
        public void install(TestMachine machine) {
            CursorHome.on(machine, generation);
        }

        @Override
        public Set<String> fill(TestMachine machine) {
            CursorHome.at(machine, generation)
                    .write(new Chat(ONE)
                            .named("A lamp")
                            .user("b1", "make a lamp")
                            .thought("b2", "how?")
                            .tool("b3", "edit_file", "completed", "done")
                            .answer("b4", "There it is."))
                    .write(new Chat(OTHER).user("c1", "hello").answer("c2", "hi"));
            return Set.of(ONE, OTHER);
        }

        /** Returns false: the sessions are in databases. */
        @Override
        public boolean storesPlainBytes() {
            return false;
        }

        @Override
        public void say(TestMachine machine, String session) {
            EditorContinuation.appendMessage(machine, generation, session);
        }

        @Override
        public boolean rename(TestMachine machine, String session, String title) {
            EditorContinuation.rename(machine, generation, session, title);
            return true;
        }
    }

    @Nested
    class Workspace extends Contract {
        Workspace() {
            super(Generation.WORKSPACE);
        }
    }

    @Nested
    class Inline extends Contract {
        Inline() {
            super(Generation.INLINE);
        }
    }

    @Nested
    class Rows extends Contract {
        Rows() {
            super(Generation.ROWS);
        }
    }

    @Nested
    class JsonIndex extends Contract {
        JsonIndex() {
            super(Generation.JSON_INDEX);
        }
    }

    @Nested
    class TableIndex extends Contract {
        TableIndex() {
            super(Generation.TABLE_INDEX);
        }
    }
}
