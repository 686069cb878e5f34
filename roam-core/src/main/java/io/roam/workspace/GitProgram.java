package io.roam.workspace;

import java.nio.file.Path;
import java.util.List;

/** What only git itself can tell. */
interface GitProgram {
    /** The lines that {@code git rev-list --max-parents=0 HEAD} prints in {@code folder}; none if it does not succeed. */
    List<String> rootCommits(Path folder);
}
