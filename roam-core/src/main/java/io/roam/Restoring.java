package io.roam;

import io.roam.api.SessionKey;
import io.roam.chain.Hash;
import io.roam.place.PlacementRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Synchronizes, and places what the user asks for.
 *
 * @param to the folder it is to go to; empty: where its workspace is here
 */
record Restoring(Roam roam, Optional<Path> to) {
    private static final Duration WAIT = Duration.ofSeconds(5);

    Restoring {
        to.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new NotPossibleException("this folder is not there", folder.toString(), "make it first");
        });
    }

    /** All branches of a conversation. */
    SyncReport whole(String id) {
        SyncReport first = roam.sync(WAIT);
        return roam.writing(() -> Joining.join(first, place(roam.library().find(id), Optional.empty())));
    }

    /** One branch, to be continued. */
    Resumption branch(String id, Optional<String> branch) {
        Library now = roam.library();
        Optional<Hash> numbered = now.known(id).flatMap(found -> new Choice(now, found, branch).numbered());
        SyncReport first = roam.sync(WAIT);
        return roam.writing(() -> {
            Resuming before = resuming(id, branch);
            Hash wished = numbered.orElseGet(() -> before.wished(new Choice(before.library(), before.found(), branch)));
            SyncReport report = Joining.join(first, place(before.found(), Optional.of(wished)));
            return resuming(id, branch).after(wished, report);
        });
    }

    private SyncReport place(Conversation found, Optional<Hash> branch) {
        return roam.place(found, PlacementRequest.of(branch, to));
    }

    private Resuming resuming(String id, Optional<String> branch) {
        Library now = roam.library();
        Conversation found = now.find(id);
        Optional<SessionKey> named = branch.isPresent() ? Optional.empty() : now.session(found, id);
        return new Resuming(roam.opened().context(), now, found, named);
    }
}
