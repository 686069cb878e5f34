package io.roam.workspace;

import java.nio.file.Path;
import java.util.List;

/** Questions that only git itself can answer. */
interface GitProgram {
    /** Returns the lines that {@code git rev-list --max-parents=0 HEAD} prints in {@code folder}; none if it fails. */
    List<String> rootCommits(Path folder);
}
