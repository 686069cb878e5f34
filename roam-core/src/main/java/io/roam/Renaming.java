package io.roam;

import io.roam.chain.ConversationId;

/** Gives conversations a title. */
record Renaming(Roam roam, String title) {
    Renaming {
        if (title.isEmpty() || title.chars().anyMatch(Character::isISOControl)) {
            throw new NotPossibleException("this is no title", '"' + title + '"', "give a line of words");
        }
    }

    /** What the tools say comes first, so that it is an older title. */
    SyncReport of(String id) {
        SyncReport first = roam.step();
        roam.writing(() -> give(id));
        return Joining.join(first, roam.step());
    }

    private Conversation give(String id) {
        Conversation found = roam.library().find(id);
        if (!roam.opened().engine().rename(new ConversationId(found.id()), title)) {
            throw new NotPossibleException("its tool takes no titles", found.tool(), "");
        }
        return found;
    }
}
