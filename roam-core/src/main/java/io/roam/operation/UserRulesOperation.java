package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.NotPossibleException;
import io.roam.sync.WorkspaceContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Records what the user keeps private. */
public record UserRulesOperation(OpenHome home) {
    public void markPrivate(Path folder) {
        record(ruleOf(folder), true);
    }

    public Conversation markPrivate(String id) {
        Conversation found = home.catalog().require(id);
        record(found.id(), true);
        return found;
    }

    /** Removes the rule of a folder; returns whether there was one. */
    public boolean unmarkPrivate(Path folder) {
        String rule = ruleOf(folder);
        Set<String> others = new LinkedHashSet<>(rules());
        boolean known = others.remove(rule);
        WorkspaceContext.privateRulesOf(home.machine(), others)
                .reason(List.of(rule))
                .ifPresent(reason -> {
                    throw new NotPossibleException(
                            "this folder stays private, as " + reason,
                            rule,
                            "change that first; roam ignore lists the rules");
                });
        if (known) {
            record(rule, false);
        } else if (!Files.exists(folder)) {
            throw new NotPossibleException(
                    "no such folder is private, and none is there", rule, "roam ignore lists what is private");
        }
        return known;
    }

    /** Removes the rule of a conversation; returns it as it was before. */
    public Conversation unmarkPrivate(String id) {
        Conversation found = home.catalog().require(id);
        if (rules().contains(found.id())) {
            record(found.id(), false);
        } else if (found.state() == Conversation.State.PRIVATE) {
            throw new NotPossibleException(
                    "this conversation stays private, as its folder is",
                    found.shortId(),
                    "roam ignore lists the rules");
        }
        return found;
    }

    private Set<String> rules() {
        return home.context().ledger().userRules().privateRules();
    }

    private static String ruleOf(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }

    private void record(String rule, boolean isPrivate) {
        home.runExclusive(() -> {
            home.context().ledger().userRules().setPrivate(rule, isPrivate);
            return rule;
        });
    }
}
