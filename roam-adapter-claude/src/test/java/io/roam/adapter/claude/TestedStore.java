package io.roam.adapter.claude;

import io.roam.testkit.TestMachine;
import java.nio.file.Path;
import java.util.Set;

/** Finds files in the store of a test machine. */
final class TestedStore {
    private final ProjectsFolder projectsFolder;

    TestedStore(TestMachine machine) {
        this.projectsFolder = new ProjectsFolder(machine.home().resolve(".claude"), Set.of());
    }

    Path mainOf(String session) {
        return projectsFolder.find(session).orElseThrow().main().path();
    }
}
