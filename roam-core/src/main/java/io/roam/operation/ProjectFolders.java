package io.roam.operation;

import io.roam.api.NotPossibleException;
import io.roam.api.UnplacedProject;
import io.roam.workspace.FolderMapping;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records where the user keeps projects, and lists the projects that have no folder here. */
public record ProjectFolders(OpenHome home) {
    /** Returns the mappings, in the order in which they were set. */
    public Map<String, String> mappings() {
        return home.context().ledger().userRules().mappings();
    }

    /** Maps a folder or remote of any machine to a local folder. */
    public void map(String from, Path to) {
        FolderMapping mapping = FolderMapping.parse(from, to.toString())
                .orElseThrow(() -> new NotPossibleException(
                        "invalid-mapping",
                        "cannot map \"" + from + "\"",
                        "",
                        "use a git remote such as github.com/acme/api, an absolute path, or a vscode-remote:// URI"));
        home.runExclusive(() -> {
            namesOf(from).stream().filter(name -> !name.equals(from)).forEach(this::unmapHolding);
            home.context().ledger().userRules().map(from, to.toString());
            home.engine().placeAllNext();
            return mapping;
        });
    }

    /** Removes a mapping; returns whether there was one. What was added because of it stays. */
    public boolean unmap(String from) {
        List<String> names = namesOf(from);
        if (names.isEmpty()) {
            return false;
        }
        home.runExclusive(() -> {
            names.forEach(this::unmapHolding);
            return names;
        });
        return true;
    }

    private void unmapHolding(String name) {
        home.context().ledger().userRules().unmap(name);
    }

    /** Returns the sources of mappings that mean the same, however the user wrote them. */
    private List<String> namesOf(String from) {
        Optional<String> normal = normalOf(from);
        return mappings().keySet().stream()
                .filter(name -> name.equals(from)
                        || (normal.isPresent() && normalOf(name).equals(normal)))
                .toList();
    }

    private Optional<String> normalOf(String from) {
        return FolderMapping.parse(from, home.machine().home().toString()).map(FolderMapping::from);
    }

    /** Returns the folders that the user named, below which clones are looked for. */
    public List<Path> searched() {
        return home.context().clones().named();
    }

    /** Has clones looked for below a folder, too; returns whether that is new. */
    public boolean search(Path folder) {
        return change(folder, true);
    }

    /** Has clones no longer looked for below a folder that the user named; returns whether it was named. */
    public boolean unsearch(Path folder) {
        return change(folder, false);
    }

    private boolean change(Path folder, boolean add) {
        String name = folder.toAbsolutePath().normalize().toString();
        return home.changeConfig(before -> {
            Set<String> roots = new LinkedHashSet<>(before.roots());
            return (add ? roots.add(name) : roots.remove(name)) ? before.withRoots(List.copyOf(roots)) : before;
        });
    }

    /** Returns the projects of other devices that have no folder here, those with the most conversations first. */
    public List<UnplacedProject> unplaced() {
        return home.catalog().unplacedProjects();
    }
}
