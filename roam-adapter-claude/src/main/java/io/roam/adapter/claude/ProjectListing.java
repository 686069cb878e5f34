package io.roam.adapter.claude;

import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionVisitor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was seen in the folder of a project when it was looked through. */
record ProjectListing(List<SessionFiles> sessions, List<Path> leftovers, Map<Path, String> unexpected) {

    static ProjectListing scan(Path folder) {
        Map<Path, String> odd = new LinkedHashMap<>();
        ProjectFolder project = new ProjectFolder(folder, new SessionVisitor() {
            @Override
            public void session(SessionInfo session) {}

            @Override
            public void unexpected(Path file, String why) {
                odd.put(file, why);
            }
        });
        return new ProjectListing(project.listSessions(), List.copyOf(project.leftovers()), odd);
    }

    /** Tells what was odd. */
    void reportUnexpected(SessionVisitor visitor) {
        unexpected.forEach(visitor::unexpected);
    }
}
