package io.roam.adapter.claude.links;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Decides which links in a store are followed. A project's folder may lead anywhere. What is in a project is followed to a file or folder of the same name, as
 * programs link that keep a user's settings, or to another place among the sessions.
 *
 * @param projects the folder of all projects
 * @param others the real paths of the folders of projects that other stores list
 */
public record FollowedLinks(Path projects, Set<Path> others) {
    /** Returns what the link in place of a project's folder leads to. */
    public LinkTarget ofProject(Path link) {
        try {
            Path real = link.toRealPath();
            return isOfOtherStore(real)
                    ? new LinkTarget(LinkTarget.Kind.OTHER_STORE, real, null, "")
                    : LinkTarget.at(link, real);
        } catch (IOException e) {
            return LinkTarget.missing(link);
        }
    }

    /** Returns what a link in a project leads to. */
    public LinkTarget ofSession(Path link) {
        try {
            Path real = link.toRealPath();
            if (isOfOtherStore(real)) {
                return new LinkTarget(LinkTarget.Kind.OTHER_STORE, real, null, "");
            }
            boolean sameName = String.valueOf(real.getFileName()).equals(String.valueOf(link.getFileName()));
            return sameName || real.startsWith(projects.toRealPath())
                    ? LinkTarget.at(link, real)
                    : LinkTarget.foreign(link, "which has another name and is outside Claude Code's sessions");
        } catch (IOException e) {
            return LinkTarget.missing(link);
        }
    }

    /** Whether a file is the transcript of a session in its own place. */
    public boolean isListed(Path real) {
        try {
            Path root = projects.toRealPath();
            return real.startsWith(root) && root.relativize(real).getNameCount() == 2;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isOfOtherStore(Path real) {
        return others.stream().anyMatch(real::startsWith);
    }
}
