package io.roam.sync;

import com.google.common.base.Suppliers;
import io.roam.capture.SessionFolderResolver;
import io.roam.ledger.Ledger;
import io.roam.spi.Machine;
import io.roam.workspace.AbsolutePath;
import io.roam.workspace.FolderMapping;
import io.roam.workspace.LocalFolders;
import io.roam.workspace.PrivateRules;
import io.roam.workspace.WorkspaceFinder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What is known of this machine's folders at one time: where workspaces are, what is private. Made anew for each use. */
public final class WorkspaceContext {
    private final Supplier<LocalFolders> folders;
    private final SessionFolderResolver resolver;
    private final PrivateRules rules;

    /** As things are now; what costs time is found out when it is asked for. */
    public WorkspaceContext(HomeContext context) {
        WorkspaceFinder finder = new WorkspaceFinder(context.machine());
        Supplier<Map<String, Instant>> known = Suppliers.memoize(() -> KnownFolders.lastUses(context));
        this.folders = Suppliers.memoize(() -> new LocalFolders(finder, folderMappings(context), known.get()));
        this.resolver = new SessionFolderResolver(finder, () -> known.get().keySet());
        this.rules = privateRulesOf(context.machine(), context.ledger());
    }

    /** What is kept out on a machine. */
    public static PrivateRules privateRulesOf(Machine machine, Ledger ledger) {
        Set<String> all = ledger.userRules().privateRules();
        List<AbsolutePath> kept =
                all.stream().flatMap(rule -> AbsolutePath.parse(rule).stream()).toList();
        return new PrivateRules(machine, kept, all);
    }

    private static List<FolderMapping> folderMappings(HomeContext context) {
        List<FolderMapping> mappings = new ArrayList<>();
        context.ledger()
                .userRules()
                .mappings()
                .forEach((from, to) -> FolderMapping.parse(from, to).ifPresent(mappings::add));
        return mappings;
    }

    /** Finds the folders of this machine that workspaces are. */
    public LocalFolders folders() {
        return folders.get();
    }

    /** Tells to which folder a session belongs. */
    SessionFolderResolver folderResolver() {
        return resolver;
    }

    /** What is kept out. */
    public PrivateRules privateRules() {
        return rules;
    }
}
