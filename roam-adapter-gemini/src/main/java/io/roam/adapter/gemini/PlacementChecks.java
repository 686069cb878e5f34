package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.LinkSearch;
import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.Refusal.Until;
import io.roam.spi.tool.SessionUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks whether a session can be placed now. */
record PlacementChecks(Predicate<String> isSessionId, GeminiStore store, Path root) {
    private static final Pattern RANDOM = Pattern.compile("[0-9a-f]{8}");

    Optional<Refusal> refusalOf(Placement placement) {
        if (!isSessionId.test(placement.session())) {
            return refusal("not a valid session ID for Gemini CLI", Remedy.none(), Until.NEVER);
        }
        if (placement.moving()) {
            return refusal("roam moves no sessions of Gemini CLI", Remedy.none(), Until.NEVER);
        }
        return openRefusal(placement.session())
                .or(() -> placement.continuing() ? Optional.empty() : newRefusal(placement))
                .or(() -> store.find(placement.session()).flatMap(file -> linkRefusal(file.path())));
    }

    Optional<Refusal> openRefusal(String session) {
        return store.useOf(session) instanceof SessionUse.Open open
                ? refusal("open in " + open.who(), Remedy.of("close the session there"), Until.CLOSED)
                : Optional.empty();
    }

    private Optional<Refusal> newRefusal(Placement placement) {
        if (!Files.isDirectory(placement.workspace())) {
            return refusal(
                    "folder not found: " + placement.workspace(),
                    Remedy.run(ActionKind.MAP).then(", or create the folder"),
                    Until.MAPPED);
        }
        SessionListing listing = store.list(file -> {});
        if (listing.find(placement.session()).isPresent()) {
            return refusal(
                    "a session with this ID already exists in Gemini CLI", Remedy.run(ActionKind.SYNC), Until.MENDED);
        }
        String id = SessionFile.shortId(placement.session());
        if (!RANDOM.matcher(id).matches()) { // of a tool that names its sessions otherwise
            return Optional.empty();
        }
        return listing.sessions().stream()
                .map(SessionFile::session)
                .filter(other -> SessionFile.shortId(other).equals(id))
                .findFirst()
                .flatMap(other -> refusal(
                        "the ID of another session begins with the same characters: " + other
                                + "; Gemini CLI would delete both together",
                        Remedy.of("delete that session in Gemini CLI"),
                        Until.MENDED));
    }

    Optional<Refusal> linkRefusal(Path file) {
        return LinkSearch.findObstacle(root, file)
                .flatMap(link -> refusal(
                        link + " is a symbolic link; roam does not write through it",
                        Remedy.of("replace the link with the file or folder that it leads to"),
                        Until.MENDED));
    }

    private static Optional<Refusal> refusal(String reason, Remedy remedy, Until until) {
        return Optional.of(Refusal.of(reason, remedy, until));
    }
}
