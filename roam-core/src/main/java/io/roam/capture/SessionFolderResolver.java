package io.roam.capture;

import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.workspace.Workspace;
import io.roam.workspace.WorkspaceFinder;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Finds the folder of this machine to which a session belongs. Thread-safe. */
public final class SessionFolderResolver {
    private final WorkspaceFinder finder;
    private final Optional<String> preferred;
    private final Supplier<? extends Collection<String>> known;
    private final Map<String, Workspace> described = new ConcurrentHashMap<>();

    /**
     * Describes folders with that finder.
     *
     * @param known the folders of this machine that roam knows from placements, mappings and sessions
     */
    public SessionFolderResolver(WorkspaceFinder finder, Supplier<? extends Collection<String>> known) {
        this(finder, Optional.empty(), known);
    }

    private SessionFolderResolver(
            WorkspaceFinder finder, Optional<String> preferred, Supplier<? extends Collection<String>> known) {
        this.finder = finder;
        this.preferred = preferred;
        this.known = known;
    }

    /** Returns one that takes that folder for a session whose records name none, if the session may belong to it. */
    public SessionFolderResolver preferring(String folder) {
        return new SessionFolderResolver(finder, Optional.of(folder), known);
    }

    /**
     * Returns the folder of a session; empty if unknown.
     *
     * @param recorded the folder that the ledger has for it
     */
    String resolveFolder(SessionInfo session, SessionFacts facts, Optional<String> recorded) {
        return recorded.filter(folder -> !folder.isEmpty() && session.mayBelongTo(folder))
                .or(() -> facts.folders().stream().filter(session::mayBelongTo).findFirst())
                .or(() -> preferred.filter(session::mayBelongTo))
                .or(() -> known.get().stream()
                        .filter(session::mayBelongTo)
                        .min(Comparator.comparing(String::length).thenComparing(folder -> folder)))
                .or(() -> facts.folders().stream().findFirst())
                .orElse("");
    }

    /** Returns the fields that describe a folder in a batch; none for an empty name. */
    Map<String, String> describeFolder(String folder) {
        return folder.isEmpty()
                ? Map.of()
                : described.computeIfAbsent(folder, finder::describe).toMap();
    }
}
