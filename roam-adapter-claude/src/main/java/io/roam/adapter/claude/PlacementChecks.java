package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.SessionId;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.spi.Machine;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.Refusal.Until;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Says why a session cannot be placed now. */
final class PlacementChecks {
    private final Path config;
    private final Machine machine;
    private final ProjectsFolder projectsFolder;

    PlacementChecks(Path config, Machine machine) {
        this.config = config;
        this.machine = machine;
        this.projectsFolder = new ProjectsFolder(config);
    }

    Optional<Refusal> refusalOf(Placement placement) {
        return checkNames(placement)
                .or(() -> checkWorkspace(placement))
                .or(() -> checkUse(placement))
                .or(() -> checkFolders(placement))
                .or(() -> checkIdIsFree(placement));
    }

    private static Optional<Refusal> checkNames(Placement placement) {
        if (!SessionId.isValid(placement.session())) {
            return refusal("its id is none of Claude Code's", "", Until.NEVER);
        }
        boolean known = placement.partial().keySet().stream().allMatch(TrackName::isKnown);
        return known ? Optional.empty() : refusal("it names a track that Claude Code does not have", "", Until.NEVER);
    }

    private static Optional<Refusal> checkWorkspace(Placement placement) {
        if (placement.expected().isPresent() || Files.isDirectory(placement.workspace())) {
            return Optional.empty();
        }
        return refusal(
                "its folder is not here: " + placement.workspace(), "map it with roam map, or make it", Until.MAPPED);
    }

    // Where the tool gives no sign, whether to dare it is the user's word, which is not known here.
    private Optional<Refusal> checkUse(Placement placement) {
        return new OpenSessions(config, machine).useOf(placement.session()) instanceof SessionUse.Open open
                ? refusal(open.who() + " has it open", "close it there", Until.CLOSED)
                : Optional.empty();
    }

    private Optional<Refusal> checkFolders(Placement placement) {
        try {
            Path project = projectFolder(placement);
            Optional<Path> obstacle = new LinkGuard(config).obstacleToFolder(project);
            if (obstacle.isPresent()) {
                return refusal(obstacle.get() + " is a link", "put a real folder in its place", Until.MENDED);
            }
            Path there = existingAncestor(project);
            return Files.isWritable(there)
                    ? Optional.empty()
                    : refusal(there + " cannot be written", "check its owner and permissions", Until.MENDED);
        } catch (IOException e) {
            return refusal("its folder cannot be read: " + placement.workspace(), "", Until.MENDED);
        }
    }

    /** The project folder that the session stands in, or will. */
    private Path projectFolder(Placement placement) throws IOException {
        Optional<Path> there = placement.expected().isPresent()
                ? projectsFolder.find(placement.session()).map(SessionFiles::project)
                : Optional.empty();
        return there.isPresent()
                ? there.get()
                : new ProjectChoice(projectsFolder, machine).folderFor(placement.workspace());
    }

    private Optional<Refusal> checkIdIsFree(Placement placement) {
        if (placement.expected().isPresent()) {
            return Optional.empty();
        }
        return projectsFolder
                .find(placement.session())
                .flatMap(there -> refusal(
                        "a session of that id stands in " + there.project(), "run roam sync again", Until.MENDED));
    }

    private static Path existingAncestor(Path folder) {
        Path here = folder;
        for (Path up = here.getParent(); !Files.exists(here) && up != null; up = here.getParent()) {
            here = up;
        }
        return here;
    }

    private static Optional<Refusal> refusal(String reason, String remedy, Until until) {
        return Optional.of(new Refusal(reason, remedy, until));
    }
}
