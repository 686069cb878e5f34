package io.roam.operation;

import io.roam.api.Conversation;
import io.roam.api.Device;
import io.roam.api.NotPossibleException;
import io.roam.api.SentConversations;
import io.roam.chain.ConversationId;
import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.sync.WorkspaceContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Records what the user keeps private. */
public record UserRulesOperation(OpenHome home) {
    /** Ignores a folder and all below it; returns what of it was given out before. */
    public SentConversations markPrivate(Path folder) {
        Map<String, Conversation> before = findPrivate();
        record(ruleOf(folder), true);
        Map<String, Conversation> now = findPrivate();
        now.keySet().removeAll(before.keySet());
        return sent(now.values());
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
                            "still-ignored",
                            "the folder is still ignored, because " + reason,
                            rule,
                            Remedy.of("remove that rule first: ").then(ActionKind.IGNORE));
                });
        if (known) {
            record(rule, false);
        } else if (!Files.exists(folder)) {
            throw new NotPossibleException(
                    "not-ignored",
                    "the folder is not ignored, and does not exist",
                    rule,
                    Remedy.run(ActionKind.IGNORE));
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
                    "still-ignored",
                    "the conversation is still ignored, because its folder is",
                    found.shortId(),
                    Remedy.run(ActionKind.IGNORE));
        }
        return found;
    }

    private Map<String, Conversation> findPrivate() {
        return home.catalog().all().stream()
                .filter(one -> one.state() == Conversation.State.PRIVATE)
                .collect(Collectors.toMap(Conversation::id, one -> one));
    }

    /** Returns what was given out of a conversation. */
    public SentConversations sentOf(String id) {
        return sent(List.of(home.catalog().require(id)));
    }

    private SentConversations sent(Collection<Conversation> conversations) {
        List<String> devices = new DevicePairing(home)
                .all().stream()
                        .filter(device -> device.state() == Device.TrustState.PAIRED)
                        .map(Device::name)
                        .toList();
        Set<ConversationId> pool = home.context().pool().conversations();
        int known = (int) conversations.stream()
                .filter(one ->
                        ConversationId.parse(one.id()).filter(pool::contains).isPresent())
                .count();
        return new SentConversations(known, devices);
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
