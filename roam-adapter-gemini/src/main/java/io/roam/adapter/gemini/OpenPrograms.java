package io.roam.adapter.gemini;

import io.roam.spi.Machine;
import io.roam.spi.tool.SessionUse;

/** Whether the tool works in the folder of a project. It leaves no sign in its files. */
record OpenPrograms(Machine machine) {
    SessionUse useIn(ProjectFolder project) {
        return SessionUse.Unknown.of(false, "Gemini CLI does not report open sessions");
    }
}
