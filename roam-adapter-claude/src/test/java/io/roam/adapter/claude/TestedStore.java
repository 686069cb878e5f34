package io.roam.adapter.claude;

import io.roam.testkit.TestMachine;
import java.nio.file.Path;

/** Where things stand in the store of a test's machine. */
final class TestedStore {
    private final Projects projects;

    TestedStore(TestMachine machine) {
        this.projects = new Projects(machine.home().resolve(".claude"));
    }

    Path main(String session) {
        return projects.find(session).orElseThrow().main().path();
    }
}
