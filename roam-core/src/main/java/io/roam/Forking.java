package io.roam;

import io.roam.api.SessionKey;
import io.roam.chain.Hash;
import io.roam.place.PlacementRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Copies conversations, to go another way in a folder. */
record Forking(Roam roam, Path folder) {
    Forking {
        if (!Files.isDirectory(folder)) {
            throw new NotPossibleException("this folder is not there", folder.toString(), "make it first");
        }
    }

    Resumption of(String id, Optional<String> branch) {
        roam.step();
        return roam.writing(() -> {
            Library now = roam.library();
            Conversation found = now.find(id);
            Hash head = new Choice(now, found, branch).head().node().chain().value();
            return after(found, roam.place(found, PlacementRequest.copy(head, folder)));
        });
    }

    private Resumption after(Conversation found, SyncReport report) {
        Library now = roam.library();
        SessionKey copy = report.placed().stream()
                .filter(one -> one.fresh()
                        && one.conversation().equals(found.id())
                        && one.folder().equals(folder))
                .flatMap(one ->
                        now.sessions(found).stream().filter(key -> key.session().equals(one.session())))
                .reduce((first, last) -> last)
                .orElseThrow(() -> refused(found, report));
        return new Resuming(roam.opened().context(), now, found, Optional.of(copy)).now(report);
    }

    private static NotPossibleException refused(Conversation found, SyncReport report) {
        return report.left().stream()
                .filter(left -> left.conversation().equals(found.id()))
                .reduce((first, last) -> last)
                .map(left -> new NotPossibleException(
                        "it could not be copied: " + left.reason(), found.shortId(), left.remedy()))
                .orElseGet(() ->
                        new NotPossibleException("it could not be copied", found.shortId(), "roam status says more"));
    }
}
