package io.roam.workspace;

import io.roam.spi.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Describes folders of this machine so that other devices can find theirs. Each folder and repository is read once: create a new finder
 * for each sync. Thread-safe.
 */
public final class WorkspaceFinder {
    private final Machine machine;
    private final LocalPathTranslator forms;
    private final GitRepositories repositories;
    private final Map<String, Workspace> described = new ConcurrentHashMap<>();

    /** Creates a finder that asks the machine's git for root commits where a repository has no remote. */
    public WorkspaceFinder(Machine machine) {
        this(machine, new InstalledGit(machine));
    }

    WorkspaceFinder(Machine machine, GitProgram git) {
        this.machine = machine;
        this.forms = new LocalPathTranslator(machine);
        this.repositories = new GitRepositories(git);
    }

    Machine machine() {
        return machine;
    }

    LocalPathTranslator forms() {
        return forms;
    }

    GitRepositories repositories() {
        return repositories;
    }

    /**
     * Returns the description of the folder that a tool recorded as {@code localPath}, which need not exist any more. If it is not an
     * absolute path of this machine, only the text is described.
     */
    public Workspace describe(String localPath) {
        return described.computeIfAbsent(localPath, this::look);
    }

    private Workspace look(String text) {
        Map<String, String> recorded = new LinkedHashMap<>();
        recorded.put(Workspace.PATH, text);
        forms.toLocal(text).ifPresent(folder -> {
            belowHome(folder).ifPresent(names -> recorded.put(Workspace.HOME, names));
            Path real = RealPath.resolve(folder);
            findProject(real)
                    .ifPresentOrElse(
                            repository -> recordRepository(repository, real, recorded),
                            () -> recordNoRepository(real, recorded));
            recorded.put(Workspace.OS, machine.os().word());
        });
        return Workspace.fromMap(recorded);
    }

    private Optional<String> belowHome(Path folder) {
        return below(machine.home(), folder)
                .or(() -> below(RealPath.resolve(machine.home()), RealPath.resolve(folder)));
    }

    private static Optional<String> below(Path ancestor, Path folder) {
        return AbsolutePath.parse(ancestor.toString())
                .flatMap(top -> AbsolutePath.parse(folder.toString()).flatMap(top::relativize))
                .map(names -> names.isEmpty() ? "." : String.join("/", names));
    }

    /** Returns the repository that a folder belongs to. One of the whole home folder is no project of the folders in it. */
    private Optional<GitRepository> findProject(Path folder) {
        Path home = RealPath.resolve(machine.home());
        return repositories
                .findEnclosing(folder)
                .filter(repository -> !repository.top().equals(home) || folder.equals(home));
    }

    /** Returns the first commit of the repository that a folder belongs to, also where the repository has a remote. */
    Optional<String> firstCommitOf(Path folder) {
        return findProject(RealPath.resolve(folder)).flatMap(repositories::firstCommitOf);
    }

    private void recordNoRepository(Path folder, Map<String, String> recorded) {
        if (Files.isDirectory(folder) && !repositories.isInBrokenRepository(folder)) {
            recorded.put(Workspace.REPOSITORY, Workspace.NONE);
        }
    }

    private void recordRepository(GitRepository repository, Path folder, Map<String, String> recorded) {
        if (repositories.hasReadableConfig(repository)) {
            recorded.put(Workspace.REPOSITORY, Workspace.GIT);
        }
        Optional<GitRemote> remote = repositories.remoteOf(repository);
        Optional<String> root = repositories.rootCommitOf(repository);
        remote.ifPresent(known -> recorded.put(Workspace.REMOTE, known.toString()));
        root.ifPresent(known -> recorded.put(Workspace.ROOT, known));
        if (remote.isPresent() || root.isPresent()) {
            below(repository.top(), folder)
                    .filter(names -> !names.equals("."))
                    .ifPresent(names -> recorded.put(Workspace.SUBFOLDER, names));
        }
    }
}
