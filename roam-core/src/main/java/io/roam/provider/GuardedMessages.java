package io.roam.provider;

import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The messages of a transcript, each made by its adapter when it is reached: that is guarded, and what is done with them is not. */
final class GuardedMessages implements Spliterator<Message> {
    private final Spliterator<Message> messages;
    private final ProviderGuard guard;
    private @Nullable Message current;

    private GuardedMessages(Spliterator<Message> messages, ProviderGuard guard) {
        this.messages = messages;
        this.guard = guard;
    }

    /** Returns the transcript with guarded messages. */
    static Transcript guard(Transcript transcript, ProviderGuard guard) {
        return transcript.withMessages(() -> open(transcript, guard));
    }

    private static Stream<Message> open(Transcript transcript, ProviderGuard guard) {
        Stream<Message> messages = guard.call(transcript::messages);
        Spliterator<Message> each = guard.call(messages::spliterator);
        return StreamSupport.stream(new GuardedMessages(each, guard), false).onClose(() -> guard.run(messages::close));
    }

    @Override
    public boolean tryAdvance(Consumer<? super Message> action) {
        boolean isFound = guard.call(() -> messages.tryAdvance(next -> current = Objects.requireNonNull(next)));
        if (isFound) {
            action.accept(Objects.requireNonNull(current));
        }
        return isFound;
    }

    @Override
    public @Nullable Spliterator<Message> trySplit() {
        return null;
    }

    @Override
    public long estimateSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public int characteristics() {
        return ORDERED | NONNULL;
    }
}
