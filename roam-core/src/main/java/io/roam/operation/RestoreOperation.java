package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.api.SessionKey;
import io.roam.api.SyncReport;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.Head;
import io.roam.place.PlacementRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Synchronizes, and places what the user requests.
 *
 * @param to the folder in which to place it; empty: where its workspace is here
 */
public record RestoreOperation(SyncRunner runner, Optional<Path> to) {
    private static final Duration WAIT = Duration.ofSeconds(5);

    public RestoreOperation {
        to.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new NotPossibleException("this folder is not there", folder.toString(), "make it first");
        });
    }

    /** Places all branches of a conversation. */
    public SyncReport restore(String id) {
        SyncReport first = runner.sync(WAIT);
        return runner.home()
                .runExclusive(() -> first.plus(place(runner.home().catalog().require(id), Optional.empty())));
    }

    /** Places one branch of a conversation, without waiting for other devices. */
    public SyncReport restoreBranch(String id, String branch) {
        return runner.home().runExclusive(() -> {
            ConversationCatalog catalog = runner.home().catalog();
            Conversation found = catalog.require(id);
            Head head = catalog.branchSelector(found, Optional.of(branch)).head();
            return place(found, Optional.of(head.node().chain().value()));
        });
    }

    /** Places one branch, and returns how it is continued. */
    public ResumePlan resume(String id, Optional<String> branch) {
        ConversationCatalog catalog = runner.home().catalog();
        Optional<Hash> numbered = catalog.find(id)
                .flatMap(found -> catalog.branchSelector(found, branch).findNumberedHead());
        SyncReport first = runner.sync(WAIT);
        return runner.home().runExclusive(() -> {
            ResumePlanner before = planner(id, branch);
            Hash requested = numbered.orElseGet(
                    () -> before.requestedHead(before.catalog().branchSelector(before.conversation(), branch)));
            SyncReport report = first.plus(place(before.conversation(), Optional.of(requested)));
            return planner(id, branch).planAfterPlacing(requested, report);
        });
    }

    private SyncReport place(Conversation found, Optional<Hash> branch) {
        return runner.placeRequested(PlacementRequest.restore(new ConversationId(found.id()), branch, to));
    }

    private ResumePlanner planner(String id, Optional<String> branch) {
        ConversationCatalog catalog = runner.home().catalog();
        Conversation found = catalog.require(id);
        Optional<SessionKey> named = branch.isPresent() ? Optional.empty() : catalog.findSession(found, id);
        return new ResumePlanner(runner.home().context(), catalog, found, named);
    }
}
