package io.roam.workspace;

import com.google.common.base.Suppliers;
import io.roam.spi.Machine;
import io.roam.spi.Reason;
import io.roam.workspace.Resolution.Found;
import io.roam.workspace.Resolution.Unplaced;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the local folders of other devices' workspaces. It reads this machine once, when first needed: create a new one for each sync.
 * Thread-safe.
 */
public final class LocalFolders {
    private final WorkspaceFinder finder;
    private final Machine machine;
    private final LocalPathTranslator forms;
    private final FolderMappings mappings;
    private final KnownRepositories repositories;
    private final KnownShares shares;
    private final ProjectComparison projects;
    private final UnplacedReason reason;
    private final Supplier<FoundClones> clones;

    /**
     * @param finder the machine, and its repositories
     * @param mappings the user's mappings, in the order in which they were set
     * @param known the folders that tools' histories and the configuration name, with the time of last use; names without a local
     *     folder do no harm. The current folder always counts, as used now
     * @param clones searches this machine for clones, at most once, when the others led nowhere
     */
    public LocalFolders(
            WorkspaceFinder finder,
            Collection<FolderMapping> mappings,
            Map<String, Instant> known,
            CloneFinder clones) {
        this.finder = finder;
        this.machine = finder.machine();
        this.forms = finder.forms();

        this.repositories = new KnownRepositories(finder, known);
        this.projects = new ProjectComparison(finder);
        this.shares = new KnownShares(machine, known.keySet());
        this.reason = new UnplacedReason(machine.os());
        this.mappings = new FolderMappings(forms, mappings, reason);
        this.clones = Suppliers.memoize(() -> clones.search(repositories.workingTrees()));
    }

    /** Returns the local folder of {@code workspace}. A folder that it finds existed a moment ago. */
    public Resolution resolve(Workspace workspace) {
        return mappings.resolve(workspace)
                .or(() -> sameRepository(workspace))
                .or(() -> foundClone(workspace))
                .orElseGet(() -> samePath(workspace));
    }

    /** Returns the local folder that the user's mappings give to {@code workspace}; empty if they give none that is there. */
    public Optional<Path> findMapped(Workspace workspace) {
        return mappings.resolve(workspace)
                .flatMap(resolution ->
                        resolution instanceof Found found ? Optional.of(found.folder()) : Optional.empty());
    }

    /** Returns the workspace of a folder of this machine, as far as it is known of one that is gone. */
    public Workspace describe(String folder) {
        return finder.describe(folder);
    }

    /** Returns that a folder of sessions here is gone, and how the user says which one it is now. */
    public Reason explainGone(String folder) {
        return reason.gone(folder);
    }

    private Optional<Resolution> sameRepository(Workspace workspace) {
        List<Path> fits = repositories.workingTreesOf(workspace).stream()
                .flatMap(top -> existing(top, workspace).stream())
                .toList();
        String how = workspace.remote().map(remote -> "a clone of " + remote).orElse("the same git repository");
        return fits.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(fits.get(0), how, fits.subList(1, fits.size())));
    }

    /** Returns the clone that the search found at the same path below home, else the only one; of several the user has to choose. */
    private Optional<Resolution> foundClone(Workspace workspace) {
        Optional<GitRemote> remote = workspace.remote().flatMap(GitRemote::parse);
        return remote.flatMap(wanted -> {
            List<List<Path>> tiers = clones.get().clonesOf(wanted).stream()
                    .map(tops -> tops.stream()
                            .filter(top -> existing(top, workspace).isPresent())
                            .toList())
                    .filter(tops -> !tops.isEmpty())
                    .toList();
            return atSamePath(tiers, workspace)
                    .map(top -> foundIn(top, wanted, workspace))
                    .or(() -> tiers.stream().findFirst().map(tops -> choose(tops, wanted, workspace)));
        });
    }

    private Optional<Path> atSamePath(List<List<Path>> tiers, Workspace workspace) {
        Optional<Path> folder = sameBelowHome(workspace).map(found -> RealPath.resolve(found.folder()));
        return tiers.stream()
                .flatMap(List::stream)
                .filter(top -> folder.isPresent() && existing(top, workspace).equals(folder))
                .findFirst();
    }

    private Resolution choose(List<Path> tops, GitRemote remote, Workspace workspace) {
        if (!clones.get().isComplete()) {
            return reason.searchUnfinished(remote);
        }
        return tops.size() == 1 ? foundIn(tops.get(0), remote, workspace) : reason.several(remote, tops);
    }

    private Resolution foundIn(Path top, GitRemote remote, Workspace workspace) {
        return new Found(existing(top, workspace).orElseThrow(), "a clone of " + remote, List.of());
    }

    private Optional<Path> existing(Path top, Workspace workspace) {
        return inside(top, workspace).filter(Files::isDirectory);
    }

    private Optional<Path> inside(Path top, Workspace workspace) {
        return workspace.subfolder().isEmpty()
                ? Optional.of(top)
                : forms.resolveBelow(top, workspace.subfolder().get());
    }

    /** Returns the folder of the same path below home, else that of the same path, unless it is another project. */
    private Resolution samePath(Workspace workspace) {
        Optional<Found> folder = sameBelowHome(workspace).or(() -> sameAbsolutePath(workspace));
        Optional<Unplaced> other = folder.flatMap(found -> projects.findDifference(workspace, found.folder())
                .map(what -> reason.otherProject(workspace, found.folder(), what)));
        return other.<Resolution>map(unplaced -> unplaced)
                .or(() -> folder)
                .orElseGet(() -> reason.notFound(workspace, clonesOf(workspace)));
    }

    /** Returns the working trees of the workspace's repository, also those that lack its folder. */
    private List<Path> clonesOf(Workspace workspace) {
        List<Path> known = repositories.workingTreesOf(workspace);
        return known.isEmpty()
                ? workspace.remote().flatMap(GitRemote::parse).stream()
                        .flatMap(remote -> clones.get().clonesOf(remote).stream())
                        .flatMap(List::stream)
                        .toList()
                : known;
    }

    private Optional<Found> sameBelowHome(Workspace workspace) {
        Optional<Path> folder = workspace
                .home()
                .flatMap(names ->
                        names.equals(".") ? Optional.of(machine.home()) : forms.resolveBelow(machine.home(), names));
        return found(folder, "the same path below the home folder");
    }

    private Optional<Found> sameAbsolutePath(Workspace workspace) {
        Optional<Path> folder =
                AbsolutePath.parse(workspace.path()).filter(shares::mayAccess).flatMap(forms::toLocal);
        return found(folder, "the same path");
    }

    private static Optional<Found> found(Optional<Path> folder, String how) {
        return folder.filter(Files::isDirectory).map(there -> new Found(there, how, List.of()));
    }
}
