package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.chain.ConversationId;
import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import io.roam.sync.FileImport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Captures the conversations of a file, such as an export. */
public record ImportOperation(OpenHome home) {
    public Conversation.Imported run(Path file) {
        if (!Files.isReadable(file)) {
            throw new NotPossibleException(
                    "file-unreadable",
                    "cannot read the file",
                    ErrorLocation.file(file),
                    "check the path and its permissions");
        }
        FileImport.Imported imported = home.runExclusive(
                        () -> new FileImport(home.context(), home.monitor()).importFile(file))
                .orElseThrow(() -> new NotPossibleException(
                        "unknown-file-format",
                        "unknown file format",
                        file.toString(),
                        Remedy.run(ActionKind.EXPLAIN_IMPORT)));
        List<ConversationId> found = imported.conversations();
        if (found.isEmpty()) {
            throw nothingRead(file, imported.failures());
        }
        return new Conversation.Imported(
                home.catalog().all().stream()
                        .filter(one -> found.contains(new ConversationId(one.id())))
                        .toList(),
                imported.withoutFolder().stream().map(ConversationId::hex).collect(Collectors.toSet()),
                imported.failures());
    }

    private static NotPossibleException nothingRead(Path file, List<String> failures) {
        return failures.isEmpty()
                ? new NotPossibleException(
                        "no-messages",
                        "the file contains no messages",
                        file.toString(),
                        Remedy.run(ActionKind.EXPLAIN_IMPORT))
                : new NotPossibleException(
                        "import-failed",
                        "nothing of this could be imported (" + failures.size() + "), such as: " + failures.get(0),
                        file.toString(),
                        "check the file with the tool that wrote it, then import it again");
    }
}
