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

/** Tells to which folder of this machine a session belongs. Thread-safe. */
public final class SessionFolderResolver {
    private final WorkspaceFinder finder;
    private final Supplier<? extends Collection<String>> known;
    private final Map<String, Workspace> described = new ConcurrentHashMap<>();

    /**
     * Makes one.
     *
     * @param known the folders that roam knows on this machine: those placed into, mapped to, stood in
     */
    public SessionFolderResolver(WorkspaceFinder finder, Supplier<? extends Collection<String>> known) {
        this.finder = finder;
        this.known = known;
    }

    /**
     * The folder, or an empty text.
     *
     * @param before the folder that it was known to belong to
     */
    String resolveFolder(SessionInfo session, SessionFacts facts, Optional<String> before) {
        return before.filter(folder -> !folder.isEmpty() && session.mayBelongTo(folder))
                .or(() -> facts.folders().stream().filter(session::mayBelongTo).findFirst())
                .or(() -> known.get().stream()
                        .filter(session::mayBelongTo)
                        .min(Comparator.comparing(String::length).thenComparing(folder -> folder)))
                .or(() -> facts.folders().stream().findFirst())
                .orElse("");
    }

    /** What is recorded of a folder. */
    Map<String, String> describe(String folder) {
        return folder.isEmpty()
                ? Map.of()
                : described.computeIfAbsent(folder, finder::describe).toMap();
    }
}
