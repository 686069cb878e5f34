package io.roam.cli.real;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A real client of a tool, as one developer uses it: with a home and a workspace of their own. */
interface ToolClient {
    /** Returns which program it is. */
    RealProgram program();

    /** Returns the home of whoever uses it. */
    Path home();

    /** Returns the folder in which it runs. */
    Path workspace();

    /** Begins a session with a prompt, and returns the answer. */
    String begin(String prompt) throws IOException;

    /** Continues a session by its id, and returns the answer. */
    String resume(String id, String prompt) throws IOException;

    /** Continues what the client calls the last session of the workspace, and returns the answer. */
    String resumeLast(String prompt) throws IOException;

    /** Waits until the client's own list of the workspace's sessions shows a session, by its id or its first words. */
    void awaitListed(String id, String words) throws IOException;

    /** Returns the ids of all sessions in the home. */
    List<String> sessions() throws IOException;

    /** Returns the files of a session. */
    List<Path> files(String id) throws IOException;
}
