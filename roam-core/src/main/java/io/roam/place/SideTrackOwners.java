package io.roam.place;

import io.roam.spi.tool.ToolAdapter;

/** Which side tracks a session may hold: those that belong to it alone, and those that belong to no session in particular. */
record SideTrackOwners(ToolAdapter adapter, String session) {
    /** Whether the track belongs to this session alone. */
    boolean isOwn(String track) {
        return adapter.ownerOf(track).filter(session::equals).isPresent();
    }

    /** Whether the session may hold the track. */
    boolean allows(String track) {
        return adapter.ownerOf(track).map(session::equals).orElse(true);
    }
}
