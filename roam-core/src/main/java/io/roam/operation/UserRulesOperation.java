package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.workspace.FolderMapping;
import java.nio.file.Path;

/** Records what the user decides: mappings of folders, and what is private. */
public record UserRulesOperation(OpenHome home) {
    public void map(String from, Path to) {
        if (FolderMapping.parse(from, to.toString()).isEmpty()) {
            throw new NotPossibleException(
                    "this can be mapped to nothing",
                    from,
                    "give an absolute path of any machine, or a git remote such as github.com/x/y");
        }
        home.runExclusive(() -> {
            home.context().ledger().userRules().map(from, to.toString());
            return to;
        });
    }

    public void setPrivate(Path folder, boolean isPrivate) {
        record(folder.toAbsolutePath().normalize().toString(), isPrivate);
    }

    public Conversation setPrivate(String id, boolean isPrivate) {
        Conversation found = home.catalog().require(id);
        record(found.id(), isPrivate);
        return found;
    }

    private void record(String rule, boolean isPrivate) {
        home.runExclusive(() -> {
            home.context().ledger().userRules().setPrivate(rule, isPrivate);
            return rule;
        });
    }
}
