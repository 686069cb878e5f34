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

/** The workspaces of this machine at one time: their folders, and which are private. It is made anew for each run. */
public final class WorkspaceContext {
    private final Supplier<LocalFolders> folders;
    private final SessionFolderResolver resolver;
    private final PrivateRules rules;

    /** Reads the rules now, and looks for folders when they are first needed. */
    public WorkspaceContext(HomeContext context) {
        WorkspaceFinder finder = new WorkspaceFinder(context.machine());
        Supplier<Map<String, Instant>> known = Suppliers.memoize(() -> KnownFolders.lastUses(context));
        this.folders = Suppliers.memoize(
                () -> new LocalFolders(finder, folderMappings(context), known.get(), context.clones()));
        this.resolver = new SessionFolderResolver(finder, () -> known.get().keySet());
        this.rules = privateRulesOf(context.machine(), context.ledger());
    }

    private WorkspaceContext(WorkspaceContext context, SessionFolderResolver resolver) {
        this.folders = context.folders;
        this.resolver = resolver;
        this.rules = context.rules;
    }

    /** Returns the workspaces for files that the user imports: what names no folder belongs to the current one. */
    static WorkspaceContext ofImport(HomeContext context) {
        WorkspaceContext standard = new WorkspaceContext(context);
        return new WorkspaceContext(
                standard,
                standard.resolver.preferring(context.machine().directory().toString()));
    }

    /** Returns the rules by which a machine keeps conversations private. */
    public static PrivateRules privateRulesOf(Machine machine, Ledger ledger) {
        return privateRulesOf(machine, ledger.userRules().privateRules());
    }

    /** Returns these rules, as they are on a machine. */
    public static PrivateRules privateRulesOf(Machine machine, Set<String> all) {
        List<AbsolutePath> folders =
                all.stream().flatMap(rule -> AbsolutePath.parse(rule).stream()).toList();
        return new PrivateRules(machine, folders, all);
    }

    private static List<FolderMapping> folderMappings(HomeContext context) {
        List<FolderMapping> mappings = new ArrayList<>();
        context.ledger()
                .userRules()
                .mappings()
                .forEach((from, to) -> FolderMapping.parse(from, to).ifPresent(mappings::add));
        return mappings;
    }

    /** Returns the folders of this machine, by their workspaces. */
    public LocalFolders folders() {
        return folders.get();
    }

    /** Returns what finds the folder of a session. */
    SessionFolderResolver folderResolver() {
        return resolver;
    }

    /** Returns the rules by which conversations are private. */
    public PrivateRules privateRules() {
        return rules;
    }
}
