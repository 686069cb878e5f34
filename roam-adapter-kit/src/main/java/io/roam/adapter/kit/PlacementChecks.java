package io.roam.adapter.kit;

import io.roam.adapter.kit.files.LinkSearch;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.Refusal.Until;
import io.roam.spi.tool.SessionUse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Checks whether a session can be placed now. */
record PlacementChecks(FileSessions adapter, FileStore store, Path root, Machine machine) {
    Optional<Refusal> refusalOf(Placement placement) {
        if (!adapter.isSessionId(placement.session())) {
            return refusal("not a valid session ID for " + adapter.id(), "", Until.NEVER);
        }
        if (placement.moving()) {
            return refusal(adapter.id() + " does not sort sessions by folder", "", Until.NEVER);
        }
        return openRefusal(placement.session())
                .or(() -> placement.continuing() ? Optional.empty() : newRefusal(placement))
                .or(() -> linkRefusal(fileOf(placement)));
    }

    Optional<Refusal> openRefusal(String session) {
        return adapter.useOf(session, machine) instanceof SessionUse.Open open
                ? refusal("open in " + open.who(), "close the session there", Until.CLOSED)
                : Optional.empty();
    }

    private Optional<Refusal> newRefusal(Placement placement) {
        if (!Files.isDirectory(placement.workspace())) {
            return refusal(
                    "folder not found: " + placement.workspace(),
                    Remedy.run(ActionKind.MAP).then(", or create the folder"),
                    Until.MAPPED);
        }
        boolean taken = store.find(placement.session()).isPresent()
                || Files.exists(fileOf(placement), LinkOption.NOFOLLOW_LINKS);
        return taken
                ? refusal(
                        "a session with this ID already exists in " + adapter.id(),
                        Remedy.run(ActionKind.SYNC),
                        Until.MENDED)
                : Optional.empty();
    }

    Optional<Refusal> linkRefusal(Path file) {
        return LinkSearch.findObstacle(root, file)
                .flatMap(link -> refusal(
                        link + " is a symbolic link; roam does not write through it",
                        "replace the link with the file or folder that it leads to",
                        Until.MENDED));
    }

    /** Returns the file that a session has, or gets. */
    Path fileOf(Placement placement) {
        return store.find(placement.session())
                .map(SessionFile::path)
                .orElseGet(() -> root.resolve(adapter.layout().fileOf(placement.session(), placement.workspace())));
    }

    private static Optional<Refusal> refusal(String reason, String remedy, Until until) {
        return refusal(reason, Remedy.of(remedy), until);
    }

    private static Optional<Refusal> refusal(String reason, Remedy remedy, Until until) {
        return Optional.of(Refusal.of(reason, remedy, until));
    }
}
