package io.roam.adapter.codex;

import io.roam.testkit.TestMachine;
import java.util.Set;

/** The contract with a thread of the new kind, whose lines are numbered, beside one of the old kind. */
final class PaginatedContractTest extends CodexContractTest {
    @Override
    public Set<String> fill(TestMachine machine) {
        home(machine).writeOther();
        home(machine).writePaginated();
        return Set.of(CodexHome.OTHER, CodexHome.PAGINATED);
    }

    /** A record is a line without its number, which is in the middle of it. */
    @Override
    protected boolean storesPlainBytes() {
        return false;
    }
}
