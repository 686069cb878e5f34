package io.roam.adapter.claude;

import io.roam.testkit.TestMachine;
import java.nio.file.Path;

/** Where things stand in the store of a test's machine. */
final class TestedStore {
    private final ProjectsFolder folder;

    TestedStore(TestMachine machine) {
        this.folder = new ProjectsFolder(machine.home().resolve(".claude"));
    }

    Path main(String session) {
        return folder.find(session).orElseThrow().main().path();
    }
}
