package io.roam.sync;

import io.roam.capture.SessionFolders;
import io.roam.workspace.AbsolutePath;
import io.roam.workspace.LocalFolders;
import io.roam.workspace.Mapping;
import io.roam.workspace.PrivateRules;
import io.roam.workspace.WorkspaceFinder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of this machine's folders at one time: where workspaces are, what is private. Made anew for each use. */
public final class Surroundings {
    private final LocalFolders folders;
    private final SessionFolders sessionFolders;
    private final PrivateRules rules;

    /** As things are now. */
    public Surroundings(Parts parts) {
        WorkspaceFinder finder = new WorkspaceFinder(parts.machine());
        Map<String, Instant> known = KnownFolders.of(parts);
        List<Mapping> mappings = new ArrayList<>();
        parts.ledger()
                .choices()
                .mappings()
                .forEach((from, to) -> Mapping.of(from, to).ifPresent(mappings::add));
        this.folders = new LocalFolders(finder, mappings, known);
        this.sessionFolders = new SessionFolders(finder, known.keySet());
        Set<String> all = parts.ledger().choices().privates();
        List<AbsolutePath> kept =
                all.stream().flatMap(rule -> AbsolutePath.parse(rule).stream()).toList();
        this.rules = new PrivateRules(parts.machine(), kept, all);
    }

    /** Finds the folders of this machine that workspaces are. */
    public LocalFolders folders() {
        return folders;
    }

    /** Tells to which folder a session belongs. */
    SessionFolders sessionFolders() {
        return sessionFolders;
    }

    /** What is kept out. */
    public PrivateRules rules() {
        return rules;
    }
}
