package io.roam.pool;

import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.PackId;
import io.roam.files.OwnFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names in the folder of a conversation.
 *
 * @param setAside damaged files, each under another name
 */
record FolderListing(Set<BatchId> singles, Set<PackId> packs, List<Path> setAside) {
    /** The end of the name of a file that was set aside. */
    static final String ASIDE = ".aside";

    static FolderListing of(Path folder) {
        Set<BatchId> singles = new HashSet<>();
        Set<PackId> packs = new HashSet<>();
        List<Path> setAside = new ArrayList<>();
        for (Path file : OwnFiles.list(folder)) {
            if (String.valueOf(file.getFileName()).endsWith(ASIDE)) {
                setAside.add(file);
            } else {
                BatchId.ofFile(file).ifPresent(singles::add);
                PackId.ofFile(file).ifPresent(packs::add);
            }
        }
        return new FolderListing(singles, packs, setAside);
    }

    /** Returns the conversation in whose folder a file is. */
    static ConversationId conversationOf(Path file) {
        return new ConversationId(String.valueOf(file.resolveSibling("").getFileName()));
    }

    /** Returns the name under which a damaged file is set aside. */
    static Path asidePath(Path file) {
        return file.resolveSibling(file.getFileName() + ASIDE);
    }

    /** Returns the file that was set aside under that name. */
    static Path fileOf(Path aside) {
        String name = String.valueOf(aside.getFileName());
        return aside.resolveSibling(name.substring(0, name.length() - ASIDE.length()));
    }
}
