package io.roam.search;

import io.roam.batch.BatchOutline;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.files.PrivateDirectory;
import io.roam.pool.Pool;
import io.roam.provider.GuardedAdapter;
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
 * The texts of all messages, so that a search need not read the batches: one file a conversation, made when first used, and again when
 * batches arrive. It can be deleted at any time.
 */
record TextCache(Path folder, Pool pool) {
    /** Returns the current texts of a conversation, which the caller closes; fails if the cache cannot be written. */
    TextFile open(ConversationId conversation, ToolAdapter adapter) throws IOException {
        String build = BuildStamp.of(Search.class) + "; " + BuildStamp.of(GuardedAdapter.classOf(adapter)) + "; ";
        String origin = build + pool.contentMark(conversation);
        Optional<TextFile> known = find(conversation);
        if (known.isPresent() && known.get().origin().equals(origin)) {
            return known.get();
        }
        PrivateDirectory.create(folder);
        Path next = Files.createTempFile(folder, conversation.hex(), ".tmp");
        try {
            try {
                write(next, origin, known.filter(file -> file.origin().startsWith(build)), conversation, adapter);
            } finally {
                known.ifPresent(TextFile::close); // Windows does not replace an open file
            }
            Files.move(next, file(conversation), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
        return TextFile.open(file(conversation));
    }

    private Optional<TextFile> find(ConversationId conversation) {
        try {
            return Optional.of(TextFile.open(file(conversation)));
        } catch (IOException e) { // missing or corrupt, so it is made again
            return Optional.empty();
        }
    }

    private Path file(ConversationId conversation) {
        return folder.resolve(conversation.hex());
    }

    private void write(
            Path file, String origin, Optional<TextFile> old, ConversationId conversation, ToolAdapter adapter)
            throws IOException {
        List<BatchOutline> all = pool.outlines(conversation);
        if (all.size() < pool.batchCount(conversation)) {
            throw new IOException("cannot read an archive file");
        }
        MessageExtractor extractor = new MessageExtractor(pool, adapter);
        try (TextWriter writer = new TextWriter(file)) {
            Set<BatchId> kept = copyOld(old, all, writer);
            for (BatchOutline batch : all) {
                if (!kept.contains(batch.id())) {
                    extractor.extract(batch, writer::addMessage);
                    writer.addBatch(batch.id());
                }
            }
            writer.finish(origin);
        }
    }

    private static Set<BatchId> copyOld(Optional<TextFile> old, List<BatchOutline> all, TextWriter writer)
            throws IOException {
        Set<BatchId> here = all.stream().map(BatchOutline::id).collect(Collectors.toSet());
        Set<BatchId> kept = old.map(TextFile::batches).filter(here::containsAll).orElse(Set.of());
        if (!kept.isEmpty()) {
            writer.addAll(old.orElseThrow());
        }
        return kept;
    }

    /** Deletes the texts of a conversation, because they are corrupt. */
    void delete(ConversationId conversation) {
        try {
            Files.deleteIfExists(file(conversation));
        } catch (IOException e) { // it is found corrupt again
            return;
        }
    }
}
