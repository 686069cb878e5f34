package io.roam.spi.tool;

import io.roam.transcript.MessageTime;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that records contain about their session. Descriptive: no chain depends on them. Immutable; made from {@link #NONE} by a
 * {@link #toBuilder() builder}.
 */
public final class SessionFacts {
    /** Nothing is known. */
    public static final SessionFacts NONE = new SessionFacts(new Builder());

    private final List<String> folders;
    private final Optional<String> title;
    private final TitleOrigin titleOrigin;
    private final Optional<String> toolVersion;
    private final Optional<Instant> firstMessageTime;
    private final Optional<Instant> lastMessageTime;
    private final Optional<String> firstMessage;
    private final int messageCount;

    private SessionFacts(Builder builder) {
        this.folders = builder.folders;
        this.title = builder.title;
        this.titleOrigin = builder.titleOrigin;
        this.toolVersion = builder.toolVersion;
        this.firstMessageTime = MessageTime.ofPossible(builder.firstMessageTime);
        this.lastMessageTime = MessageTime.ofPossible(builder.lastMessageTime);
        this.firstMessage = builder.firstMessage;
        this.messageCount = Math.max(0, builder.messageCount);
    }

    /** Returns a builder of facts; what it is not given is not known. */
    public static Builder builder() {
        return new Builder();
    }

    /** Makes facts. Used by one thread at a time. */
    public static final class Builder {
        private List<String> folders = List.of();
        private Optional<String> title = Optional.empty();
        private TitleOrigin titleOrigin = TitleOrigin.GIVEN;
        private Optional<String> toolVersion = Optional.empty();
        private Optional<Instant> firstMessageTime = Optional.empty();
        private Optional<Instant> lastMessageTime = Optional.empty();
        private Optional<String> firstMessage = Optional.empty();
        private int messageCount;

        private Builder() {}

        /**
         * Sets the absolute paths, in the writing machine's form, that records name as the folder worked in; the first one recorded comes
         * first, none twice.
         */
        public Builder folders(Collection<String> named) {
            folders = List.copyOf(named);
            return this;
        }

        /** Sets the title, if there is one, as one that replaces any earlier one. */
        public Builder title(Optional<String> given) {
            return title(given, TitleOrigin.GIVEN);
        }

        /** Sets the title, derived or given, if there is one, and where it comes from. */
        public Builder title(Optional<String> text, TitleOrigin origin) {
            title = Objects.requireNonNull(text);
            titleOrigin = Objects.requireNonNull(origin);
            return this;
        }

        /** Sets the version of the tool that wrote the last record that names one. */
        public Builder toolVersion(Optional<String> last) {
            toolVersion = Objects.requireNonNull(last);
            return this;
        }

        /** Sets the time that the first event names; one that no message can have is left out. */
        public Builder firstMessageTime(Optional<Instant> first) {
            firstMessageTime = Objects.requireNonNull(first);
            return this;
        }

        /** Sets the time that the last event names; one that no message can have is left out. */
        public Builder lastMessageTime(Optional<Instant> last) {
            lastMessageTime = Objects.requireNonNull(last);
            return this;
        }

        /** Sets the tool's own id of the first message, the same in copies that the tool makes of a session. */
        public Builder firstMessage(Optional<String> id) {
            firstMessage = Objects.requireNonNull(id);
            return this;
        }

        /** Sets how many messages of the user were read, a hint for lists. */
        public Builder messageCount(int ofUser) {
            messageCount = ofUser;
            return this;
        }

        /** Returns the facts. */
        public SessionFacts build() {
            return new SessionFacts(this);
        }
    }

    /** Returns a builder that makes facts like these. */
    public Builder toBuilder() {
        return builder()
                .folders(folders)
                .title(title, titleOrigin)
                .toolVersion(toolVersion)
                .firstMessageTime(firstMessageTime)
                .lastMessageTime(lastMessageTime)
                .firstMessage(firstMessage)
                .messageCount(messageCount);
    }

    /** Where a title comes from, the weakest first: a later title replaces an earlier one unless it is weaker. */
    public enum TitleOrigin {
        /** A substitute for a message: a command, a kind of file. */
        SUBSTITUTE("substitute"),
        /** The first message of the user. Of several the first counts. */
        FIRST_MESSAGE("first"),
        /** A summary that the tool made. */
        SUMMARY("summary"),
        /** The last message of the user. */
        LAST_MESSAGE("last"),
        /** A title that the tool generated. */
        GENERATED("generated"),
        /** A title that the user gave, or one of which the adapter does not know the origin. */
        GIVEN("given");

        private final String word;

        TitleOrigin(String word) {
            this.word = word;
        }

        /** Returns the word for it in the session index. */
        public String word() {
            return word;
        }

        /** Returns the origin with that word. */
        public static Optional<TitleOrigin> ofWord(String word) {
            for (TitleOrigin origin : values()) {
                if (origin.word.equals(word)) {
                    return Optional.of(origin);
                }
            }
            return Optional.empty();
        }

        /** Whether a title of this origin is replaced by a later one. */
        public boolean yieldsTo(TitleOrigin later) {
            return later == this ? compareTo(FIRST_MESSAGE) > 0 : later.compareTo(this) > 0;
        }
    }

    /** Returns the folders worked in, in the writing machine's form, the first one recorded first; none twice. */
    public List<String> folders() {
        return folders;
    }

    /** Returns the title, derived or given, if there is one. */
    public Optional<String> title() {
        return title;
    }

    /** Returns where the title comes from; without meaning if there is none. */
    public TitleOrigin titleOrigin() {
        return titleOrigin;
    }

    /** Returns the version of the tool that wrote the last record that names one. */
    public Optional<String> toolVersion() {
        return toolVersion;
    }

    /** Returns the time that the first event names. */
    public Optional<Instant> firstMessageTime() {
        return firstMessageTime;
    }

    /** Returns the time that the last event names. */
    public Optional<Instant> lastMessageTime() {
        return lastMessageTime;
    }

    /** Returns the tool's own id of the first message, the same in copies that the tool makes of a session; empty if it has none. */
    public Optional<String> firstMessage() {
        return firstMessage;
    }

    /** Returns how many messages of the user were read, a hint for lists. */
    public int messageCount() {
        return messageCount;
    }

    /** Returns these facts and those of the records that follow in the same session. */
    public SessionFacts plus(SessionFacts later) {
        Set<String> all = new LinkedHashSet<>(folders);
        all.addAll(later.folders);
        boolean retitled = later.title.isPresent() && (title.isEmpty() || titleOrigin.yieldsTo(later.titleOrigin));
        return builder()
                .folders(all)
                .title(retitled ? later.title : title, retitled ? later.titleOrigin : titleOrigin)
                .toolVersion(later.toolVersion.or(() -> toolVersion))
                .firstMessageTime(firstMessageTime.or(() -> later.firstMessageTime))
                .lastMessageTime(later.lastMessageTime.or(() -> lastMessageTime))
                .firstMessage(firstMessage.or(() -> later.firstMessage))
                .messageCount((int) Math.min(Integer.MAX_VALUE, (long) messageCount + later.messageCount))
                .build();
    }

    /** Returns these facts without a title. */
    public SessionFacts withoutTitle() {
        return toBuilder().title(Optional.empty(), titleOrigin).build();
    }

    /** Returns these facts with other folders. */
    public SessionFacts withFolders(List<String> others) {
        return toBuilder().folders(others).build();
    }

    private List<Object> values() {
        return List.of(
                folders,
                title,
                titleOrigin,
                toolVersion,
                firstMessageTime,
                lastMessageTime,
                firstMessage,
                messageCount);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionFacts facts && values().equals(facts.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "facts " + values();
    }
}
