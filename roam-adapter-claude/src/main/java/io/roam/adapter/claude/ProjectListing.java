package io.roam.adapter.claude;

import io.roam.adapter.claude.links.FollowedLinks;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionVisitor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the last scan found in the folder of a project. */
record ProjectListing(
        List<SessionFiles> sessions,
        List<SessionCopy> copies,
        List<Path> leftovers,
        Map<Path, String> unexpected,
        Map<Path, String> unreadable) {

    static ProjectListing scan(Path folder, FollowedLinks links, AgentOwners owners) {
        Map<Path, String> unexpected = new LinkedHashMap<>();
        Map<Path, String> unreadable = new LinkedHashMap<>();
        ProjectFolder project = new ProjectFolder(folder, links, owners, new SessionVisitor() {
            @Override
            public void session(SessionInfo session) {}

            @Override
            public void unexpected(Path file, String why) {
                unexpected.put(file, why);
            }

            @Override
            public void unreadable(Path file, String why) {
                unreadable.put(file, why);
            }
        });
        return new ProjectListing(
                project.listSessions(), project.listCopies(), List.copyOf(project.leftovers()), unexpected, unreadable);
    }

    /** Reports again what the scan found unexpected or could not read. */
    void reportUnexpected(SessionVisitor visitor) {
        unexpected.forEach(visitor::unexpected);
        unreadable.forEach(visitor::unreadable);
    }
}
