package io.roam.workspace;

import java.nio.file.Path;
import java.util.Optional;

/** Tells whether a folder of this machine is another project than a recorded workspace. What is unknown makes no difference. */
final class ProjectComparison {
    private final WorkspaceFinder finder;

    ProjectComparison(WorkspaceFinder finder) {
        this.finder = finder;
    }

    /** Returns what the folder is, as a clause, if it is known to be another project than the workspace. */
    Optional<String> findDifference(Workspace workspace, Path folder) {
        Workspace here = finder.describe(folder.toString());
        if (workspace.isInRepository()) {
            if (here.isInNoRepository()) {
                return Optional.of("is in no git repository, and the conversation was in " + repository(workspace));
            }
            return here.isInRepository() && areDifferent(workspace, here, folder)
                    ? Optional.of(
                            "is in " + repository(here) + ", and the conversation was in " + repository(workspace))
                    : Optional.empty();
        }
        return workspace.isInNoRepository() && here.isInRepository()
                ? Optional.of("is in " + repository(here) + ", and the conversation was in none")
                : Optional.empty();
    }

    private boolean areDifferent(Workspace workspace, Workspace here, Path folder) {
        Optional<GitRemote> there = workspace.remote().flatMap(GitRemote::parse);
        Optional<GitRemote> local = here.remote().flatMap(GitRemote::parse);
        boolean sameFolder = workspace.subfolder().equals(here.subfolder());
        if (there.isPresent() && local.isPresent()) {
            return !sameFolder || !there.get().mayEqual(local.get());
        }
        Optional<String> root = workspace.root();
        if (there.isPresent() != local.isPresent()) {
            return !sameFolder || root.isEmpty() || !root.equals(finder.firstCommitOf(folder));
        }
        return root.isPresent() && here.root().isPresent() && (!sameFolder || !root.equals(here.root()));
    }

    private static String repository(Workspace workspace) {
        String top = workspace.remote().map(remote -> "a clone of " + remote).orElse("a git repository without remote");
        return workspace.subfolder().map(names -> top + ", as " + names).orElse(top);
    }
}
