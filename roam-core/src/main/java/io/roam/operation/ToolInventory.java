package io.roam.operation;

import io.roam.api.Inventory;
import io.roam.api.Providers;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts the sessions of the tools on this machine. */
public final class ToolInventory {
    private final Machine machine;
    private final Providers providers;

    public ToolInventory(Machine machine, Providers providers) {
        this.machine = machine;
        this.providers = providers;
    }

    /** Returns what is in the tools here. */
    public Inventory count() {
        int sessions = 0;
        long bytes = 0;
        Set<String> workspaces = new LinkedHashSet<>();
        List<Inventory.Store> stores = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (ToolAdapter adapter : providers.adapters()) {
            for (StoreLocation at : locate(adapter, unread)) {
                List<SessionInfo> all = new ArrayList<>();
                countIn(adapter, at, all, workspaces, unread);
                stores.add(new Inventory.Store(adapter.id(), at.root().toString(), all.size()));
                sessions += all.size();
                bytes += all.stream().mapToLong(SessionInfo::size).sum();
            }
        }
        return new Inventory(stores, sessions, workspaces.size(), bytes, unread);
    }

    private List<StoreLocation> locate(ToolAdapter adapter, List<String> unread) {
        try {
            return adapter.locate(machine);
        } catch (RoamException e) { // the other tools are counted
            unread.add(e.getMessage());
            return List.of();
        }
    }

    private void countIn(
            ToolAdapter adapter,
            StoreLocation at,
            List<SessionInfo> sessions,
            Set<String> workspaces,
            List<String> unread) {
        try (HistoryStore store = adapter.open(at, machine)) {
            store.visitSessions(countingVisitor(sessions, unread));
            sessions.forEach(info -> workspaces.add(folder(store, info)));
        } catch (RoamException e) { // what was found before it counts
            unread.add(e.getMessage());
        }
    }

    private static SessionVisitor countingVisitor(List<SessionInfo> sessions, List<String> unread) {
        return new SessionVisitor() {
            @Override
            public void session(SessionInfo session) {
                sessions.add(session);
            }

            @Override
            public void unexpected(Path file, String why) {
                // doctor names what is left alone
            }

            @Override
            public void unreadable(Path file, String why) {
                unread.add("cannot read " + file + ": " + why);
            }
        };
    }

    private static String folder(HistoryStore store, SessionInfo info) {
        try (SessionReader reader = store.read(info.id(), Position.START)) {
            boolean more = true;
            while (more && reader.facts().folders().isEmpty()) {
                more = reader.next() != null;
            }
            return reader.facts().folders().stream().findFirst().orElse("");
        } catch (RoamException e) { // told at the first sync
            return "";
        }
    }
}
