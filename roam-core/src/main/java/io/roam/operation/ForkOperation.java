package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.api.SessionKey;
import io.roam.api.SyncReport;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.place.PlacementRequest;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Copies a branch into a new session.
 *
 * @param folder the workspace of the copy
 */
public record ForkOperation(SyncRunner runner, Path folder) {
    public ForkOperation {
        if (!Files.isDirectory(folder)) {
            throw new NotPossibleException(
                    "folder-not-found", "folder not found", folder.toString(), "create the folder, or use another one");
        }
    }

    public ResumePlan run(String id, Optional<String> branch) {
        SyncReport first = runner.syncNow();
        return runner.home().runExclusive(() -> {
            ConversationCatalog catalog = runner.home().catalog();
            Conversation found = catalog.requireAccepted(id, Reason.Coded.sentences(first.failures()));
            Hash head = catalog.branchSelector(found, branch, id)
                    .head()
                    .node()
                    .chain()
                    .value();
            return copy(found, head);
        });
    }

    /** Copies a branch while no other roam writes into the home. */
    ResumePlan copy(Conversation found, Hash head) {
        return planForCopy(
                found, runner.placeRequested(PlacementRequest.fork(new ConversationId(found.id()), head, folder)));
    }

    private ResumePlan planForCopy(Conversation found, SyncReport report) {
        ConversationCatalog catalog = runner.home().catalog();
        SessionKey copy = report.placed().stream()
                .filter(one -> one.fresh()
                        && one.conversation().equals(found.id())
                        && one.folder().equals(folder.toString()))
                .flatMap(one -> catalog.sessionsOf(found).stream()
                        .filter(key -> key.id().equals(one.session())))
                .reduce((first, last) -> last)
                .orElseThrow(() -> notCopied(found, report));
        return new ResumePlanner(runner.home().context(), catalog, found, Optional.of(copy)).planForNamed(report);
    }

    private static NotPossibleException notCopied(Conversation found, SyncReport report) {
        return report.skipped().stream()
                .filter(skipped -> skipped.conversation().equals(found.id()))
                .reduce((first, last) -> last)
                .map(skipped -> NotPossibleException.notCopied(skipped, found.shortId()))
                .orElseGet(() -> new NotPossibleException(
                        "cannot-copy", "cannot copy the conversation", found.shortId(), Remedy.run(ActionKind.STATUS)));
    }
}
