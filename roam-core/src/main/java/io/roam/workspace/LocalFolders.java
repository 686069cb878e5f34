package io.roam.workspace;

import io.roam.spi.Machine;
import io.roam.workspace.Resolution.Found;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the local folders of other devices' workspaces. It reads this machine once, when first needed: create a new one for each sync.
 * Thread-safe.
 */
public final class LocalFolders {
    private final Machine machine;
    private final LocalPathTranslator forms;
    private final FolderMappings mappings;
    private final KnownRepositories repositories;
    private final KnownShares shares;
    private final ProjectComparison projects;
    private final UnplacedReason reason;

    /**
     * @param finder the machine, and its repositories
     * @param mappings the user's mappings, in the order in which they were set
     * @param known the folders that tools' histories and the configuration name, with the time of last use; names without a local
     *     folder do no harm. The current folder always counts, as used now
     */
    public LocalFolders(WorkspaceFinder finder, Collection<FolderMapping> mappings, Map<String, Instant> known) {
        this.machine = finder.machine();
        this.forms = finder.forms();

        this.repositories = new KnownRepositories(finder, known);
        this.projects = new ProjectComparison(finder);
        this.shares = new KnownShares(machine, known.keySet());
        this.reason = new UnplacedReason(machine.os());
        this.mappings = new FolderMappings(forms, mappings, reason);
    }

    /** Returns the local folder of {@code workspace}. A folder that it finds existed a moment ago. */
    public Resolution resolve(Workspace workspace) {
        return mappings.resolve(workspace).or(() -> sameRepository(workspace)).orElseGet(() -> samePath(workspace));
    }

    private Optional<Resolution> sameRepository(Workspace workspace) {
        List<Path> fits = repositories.workingTreesOf(workspace).stream()
                .flatMap(top -> inside(top, workspace).stream())
                .filter(Files::isDirectory)
                .toList();
        String how = workspace.remote().map(remote -> "a clone of " + remote).orElse("the same git repository");
        return fits.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(fits.get(0), how, fits.subList(1, fits.size())));
    }

    private Optional<Path> inside(Path top, Workspace workspace) {
        return workspace.subfolder().isEmpty()
                ? Optional.of(top)
                : forms.resolveBelow(top, workspace.subfolder().get());
    }

    /** Returns the folder of the same path below home, or of the same path, unless it is another project. */
    private Resolution samePath(Workspace workspace) {
        Map<Path, String> differences = new LinkedHashMap<>();
        for (Found found : foldersOfSamePath(workspace)) {
            Optional<String> difference = projects.findDifference(workspace, found.folder());
            if (difference.isEmpty()) {
                return found;
            }
            differences.putIfAbsent(found.folder(), difference.get());
        }
        return reason.notFound(workspace, repositories.workingTreesOf(workspace), differences);
    }

    private List<Found> foldersOfSamePath(Workspace workspace) {
        Optional<Path> belowHome = workspace
                .home()
                .flatMap(names ->
                        names.equals(".") ? Optional.of(machine.home()) : forms.resolveBelow(machine.home(), names));
        Optional<Path> absolute =
                AbsolutePath.parse(workspace.path()).filter(shares::mayAccess).flatMap(forms::toLocal);
        return Stream.concat(
                        found(belowHome, "the same path below the home folder").stream(),
                        found(absolute, "the same path").stream())
                .toList();
    }

    private static Optional<Found> found(Optional<Path> folder, String how) {
        return folder.filter(Files::isDirectory).map(there -> new Found(there, how, List.of()));
    }
}
