package io.roam.history;

import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the outlines of one conversation share what they have in common, which is most of what they hold: a conversation may have very many.
 * Used for one loading, as it keeps what it has seen. Not thread-safe.
 */
public final class OutlineInterner {
    private final Interner<String> words = Interners.newStrongInterner();
    private final Interner<DeviceId> devices = Interners.newStrongInterner();
    private final Interner<ConversationId> conversations = Interners.newStrongInterner();
    private final Interner<ChainValue> chains = Interners.newStrongInterner();
    private final Interner<Optional<String>> texts = Interners.newStrongInterner();
    private final Interner<Optional<Instant>> times = Interners.newStrongInterner();
    private final Interner<Map<String, String>> workspaces = Interners.newStrongInterner();
    private final Interner<Map<String, @Nullable Object>> others = Interners.newStrongInterner();

    /** Returns an outline that equals this one, and shares values with those before. */
    public BatchOutline intern(BatchOutline outline) {
        return new BatchOutline(
                outline.id(),
                intern(outline.header()),
                intern(outline.metadata()),
                List.copyOf(
                        outline.events().stream().map(OutlineInterner::intern).toList()),
                List.copyOf(outline.tail()),
                List.copyOf(outline.properties()),
                List.copyOf(outline.sideTracks()));
    }

    private BatchHeader intern(BatchHeader header) {
        return new BatchHeader(
                words.intern(header.circle()),
                devices.intern(header.device()),
                header.number(),
                words.intern(header.tool()),
                words.intern(header.rule()),
                conversations.intern(header.conversation()),
                chains.intern(header.from()),
                chains.intern(header.to()),
                header.time(),
                header.table(),
                header.content(),
                others.intern(header.more()));
    }

    private BatchMetadata intern(BatchMetadata metadata) {
        return new BatchMetadata(
                texts.intern(metadata.session()),
                workspaces.intern(metadata.workspace()),
                texts.intern(metadata.title()),
                texts.intern(metadata.toolVersion()),
                times.intern(metadata.firstMessageTime()),
                metadata.lastMessageTime(),
                metadata.messageCount(),
                others.intern(metadata.more()));
    }

    /** Returns a mark whose hashes are the same where they are equal. */
    private static EventMark intern(EventMark mark) {
        boolean named = !mark.payload().equals(mark.identity());
        return new EventMark(
                mark.identity(),
                mark.state(),
                mark.state() == 0 && mark.segment().equals(Hash.OF_NOTHING) ? Hash.OF_NOTHING : mark.segment(),
                named ? mark.payload() : mark.identity(),
                mark.length(),
                mark.unterminated());
    }
}
