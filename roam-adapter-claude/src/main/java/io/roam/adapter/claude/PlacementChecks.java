package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.SessionId;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.adapter.claude.links.LinkGuard;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.Refusal.Until;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Checks whether a session can be placed now. */
final class PlacementChecks {
    private final Path config;
    private final Machine machine;
    private final ProjectsFolder projectsFolder;

    PlacementChecks(Path config, Machine machine, ProjectsFolder projectsFolder) {
        this.config = config;
        this.machine = machine;
        this.projectsFolder = projectsFolder;
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
            return refusal("not a Claude Code session ID", "", Until.NEVER);
        }
        boolean known = placement.partial().keySet().stream().allMatch(TrackName::isKnown);
        return known
                ? Optional.empty()
                : refusal("it contains a subagent file that Claude Code does not have", "", Until.NEVER);
    }

    private static Optional<Refusal> checkWorkspace(Placement placement) {
        if (placement.continuing() || Files.isDirectory(placement.workspace())) {
            return Optional.empty();
        }
        return refusal(
                "folder not found: " + placement.workspace(),
                Remedy.run(ActionKind.MAP).then(", or create the folder"),
                Until.MAPPED);
    }

    // If the tool does not say what it has open, the user decides, and this class does not know how.
    private Optional<Refusal> checkUse(Placement placement) {
        return new OpenSessions(config, machine).useOf(placement.session()) instanceof SessionUse.Open open
                ? refusal("open in " + open.who(), "close the session there", Until.CLOSED)
                : Optional.empty();
    }

    private Optional<Refusal> checkFolders(Placement placement) {
        try {
            Path project = projectFolder(placement);
            Optional<Path> obstacle =
                    new LinkGuard(config).obstacleToFile(TrackName.fileOf(project, placement.session(), ""));
            if (obstacle.isPresent()) {
                return refusal(
                        obstacle.get() + " is a symbolic link or not a regular file; roam does not write through it",
                        "replace the link with the file or folder that it leads to",
                        Until.MENDED);
            }
            Path folder = existingAncestor(project);
            return Files.isWritable(folder)
                    ? Optional.empty()
                    : refusal("cannot write to " + folder, "check the owner and permissions", Until.MENDED);
        } catch (IOException e) {
            return refusal("cannot read its folder: " + placement.workspace(), "", Until.MENDED);
        }
    }

    /** Returns the project folder that the session is in, or will be in. */
    private Path projectFolder(Placement placement) throws IOException {
        Optional<Path> found = placement.continuing()
                ? projectsFolder.find(placement.session()).map(SessionFiles::project)
                : Optional.empty();
        return found.isPresent()
                ? found.get()
                : new ProjectChoice(projectsFolder, machine).folderFor(placement.workspace());
    }

    private Optional<Refusal> checkIdIsFree(Placement placement) {
        if (placement.moving()) {
            return checkTargetIsFree(placement);
        }
        if (placement.expected().isPresent()) {
            return Optional.empty();
        }
        return projectsFolder
                .find(placement.session())
                .flatMap(existing -> refusal(
                        "a session with this ID is already in " + existing.project(),
                        Remedy.run(ActionKind.SYNC),
                        Until.MENDED));
    }

    private Optional<Refusal> checkTargetIsFree(Placement placement) {
        try {
            Path file = TrackName.fileOf(projectFolder(placement), placement.session(), "");
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? refusal(
                            "an older file of the session is in the new place: " + file,
                            "move that file away",
                            Until.MENDED)
                    : Optional.empty();
        } catch (IOException e) {
            return refusal("cannot read its folder: " + placement.workspace(), "", Until.MENDED);
        }
    }

    private static Path existingAncestor(Path folder) {
        Path current = folder;
        for (Path up = current.getParent(); !Files.exists(current) && up != null; up = current.getParent()) {
            current = up;
        }
        return current;
    }

    private static Optional<Refusal> refusal(String reason, String remedy, Until until) {
        return refusal(reason, Remedy.of(remedy), until);
    }

    private static Optional<Refusal> refusal(String reason, Remedy remedy, Until until) {
        return Optional.of(Refusal.of(reason, remedy, until));
    }
}
