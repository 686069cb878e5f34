package io.roam.search;

import io.roam.batch.BatchOutline;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.files.PrivateDirectory;
import io.roam.pool.Pool;
import io.roam.spi.tool.ToolAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The texts of all messages, so that who looks for words reads these alone: one file a conversation, made when it is first asked for, and
 * anew when batches came. It can be deleted at any time.
 */
record TextCache(Path folder, Pool pool) {
    /** The texts of a conversation as it is now; fails where none can be kept. The caller closes them. */
    TextFile open(ConversationId conversation, ToolAdapter adapter) throws IOException {
        String edition = BuildStamp.of(Search.class) + "; " + BuildStamp.of(adapter.getClass()) + "; ";
        String made = edition + pool.contentMark(conversation);
        Optional<TextFile> known = known(conversation);
        if (known.isPresent() && known.get().made().equals(made)) {
            return known.get();
        }
        PrivateDirectory.create(folder);
        Path next = Files.createTempFile(folder, conversation.hex(), ".tmp");
        try {
            try {
                write(next, made, known.filter(file -> file.made().startsWith(edition)), conversation, adapter);
            } finally {
                known.ifPresent(TextFile::close); // Windows replaces no file that is open
            }
            Files.move(next, file(conversation), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
        return TextFile.open(file(conversation));
    }

    private Optional<TextFile> known(ConversationId conversation) {
        try {
            return Optional.of(TextFile.open(file(conversation)));
        } catch (IOException e) { // made anew
            return Optional.empty();
        }
    }

    private Path file(ConversationId conversation) {
        return folder.resolve(conversation.hex());
    }

    private void write(Path file, String made, Optional<TextFile> old, ConversationId conversation, ToolAdapter adapter)
            throws IOException {
        List<BatchOutline> all = pool.outlines(conversation);
        if (all.size() < pool.batchCount(conversation)) {
            throw new IOException("a batch cannot be read");
        }
        MessageExtractor extractor = new MessageExtractor(pool, adapter);
        try (TextWriter writer = new TextWriter(file)) {
            Set<Hash> kept = keep(old, all, writer);
            for (BatchOutline batch : all) {
                if (!kept.contains(batch.name())) {
                    extractor.extract(batch, writer::add);
                    writer.add(batch.name());
                }
            }
            writer.end(made);
        }
    }

    private static Set<Hash> keep(Optional<TextFile> old, List<BatchOutline> all, TextWriter writer)
            throws IOException {
        Set<Hash> here = all.stream().map(BatchOutline::name).collect(Collectors.toSet());
        Set<Hash> kept = old.map(TextFile::batches).filter(here::containsAll).orElse(Set.of());
        if (!kept.isEmpty()) {
            writer.add(old.orElseThrow());
        }
        return kept;
    }

    /** Something in a file is wrong. */
    void delete(ConversationId conversation) {
        try {
            Files.deleteIfExists(file(conversation));
        } catch (IOException e) { // then it is found wrong again
            return;
        }
    }
}
