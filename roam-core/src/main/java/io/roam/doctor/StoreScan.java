package io.roam.doctor;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a look at a store shows.
 *
 * @param odd files that are left alone, and why
 * @param unreadable files and folders that cannot be read, and why
 * @param copies copies of sessions that another program made, and that the adapter reads
 * @param watched the folders in which sessions stand
 */
record StoreScan(
        ToolAdapter adapter,
        StoreLocation at,
        List<SessionInfo> sessions,
        Map<Path, String> odd,
        Map<Path, String> unreadable,
        Set<Path> copies,
        Set<Path> watched) {

    static StoreScan at(ToolAdapter adapter, StoreLocation at, Machine machine) {
        List<SessionInfo> sessions = new ArrayList<>();
        Map<Path, String> odd = new LinkedHashMap<>();
        Map<Path, String> unreadable = new LinkedHashMap<>();
        Set<Path> copies = new LinkedHashSet<>();
        try (HistoryStore store = adapter.open(at, machine)) {
            store.visitSessions(new SessionVisitor() {
                @Override
                public void session(SessionInfo session) {
                    sessions.add(session);
                }

                @Override
                public void copy(Path file, SessionInfo copy) {
                    copies.add(file);
                }

                @Override
                public void unexpected(Path file, String why) {
                    odd.put(file, why);
                }

                @Override
                public void unreadable(Path file, String why) {
                    unreadable.put(file, why);
                }
            });
            return new StoreScan(adapter, at, sessions, odd, unreadable, copies, store.watchedFolders());
        }
    }

    String root() {
        return at.root().toString();
    }
}
