package io.roam.adapter.cursor;

import java.util.Set;

/** What a session says of itself, as it travels. */
final class AgentMeta {
    /** Who it is and where, and what it may do without asking: a session that comes from elsewhere begins with the tool's default. */
    static final Set<String> HOLES = Set.of("agentId", "workspacePath", "mode", "approvalMode", "isRunEverything");

    private AgentMeta() {}

    static byte[] travelling(Json meta) {
        return Holes.in(meta, HOLES);
    }
}
