package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.api.SessionKey;
import io.roam.api.SyncReport;
import io.roam.chain.Hash;
import io.roam.place.PlacementRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Copies conversations, to go another way in a folder. */
public record ForkOperation(SyncRunner runner, Path folder) {
    public ForkOperation {
        if (!Files.isDirectory(folder)) {
            throw new NotPossibleException("this folder is not there", folder.toString(), "make it first");
        }
    }

    public ResumePlan run(String id, Optional<String> branch) {
        runner.syncNow();
        return runner.home().runExclusive(() -> {
            ConversationCatalog now = runner.home().catalog();
            Conversation found = now.require(id);
            Hash head = now.branchSelector(found, branch).head().node().chain().value();
            return after(found, runner.placeRequested(found, PlacementRequest.fork(head, folder)));
        });
    }

    private ResumePlan after(Conversation found, SyncReport report) {
        ConversationCatalog now = runner.home().catalog();
        SessionKey copy = report.placed().stream()
                .filter(one -> one.fresh()
                        && one.conversation().equals(found.id())
                        && one.folder().equals(folder))
                .flatMap(one -> now.sessionsOf(found).stream()
                        .filter(key -> key.session().equals(one.session())))
                .reduce((first, last) -> last)
                .orElseThrow(() -> refused(found, report));
        return new ResumePlanner(runner.home().context(), now, found, Optional.of(copy)).planForNamed(report);
    }

    private static NotPossibleException refused(Conversation found, SyncReport report) {
        return report.skipped().stream()
                .filter(skipped -> skipped.conversation().equals(found.id()))
                .reduce((first, last) -> last)
                .map(skipped -> new NotPossibleException(
                        "it could not be copied: " + skipped.reason(), found.shortId(), skipped.remedy()))
                .orElseGet(() ->
                        new NotPossibleException("it could not be copied", found.shortId(), "roam status says more"));
    }
}
