package io.roam.spi.tool;

import io.roam.transcript.MessageTime;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that records contain about their session. Descriptive: no chain depends on them.
 *
 * @param folders the absolute paths, in the writing machine's form, that records name as the folder worked in; the first one
 *     recorded comes first, none twice
 * @param title the title, derived or given, if any
 * @param titleOrigin where the title comes from; without meaning if there is none
 * @param toolVersion the version of the tool that wrote the last record that names one
 * @param firstMessageTime the time that the first event names
 * @param lastMessageTime the time that the last event names
 * @param firstMessage the tool's own id of the first message, the same in copies that the tool makes of a session; empty if it has none
 * @param messageCount how many messages of the user were read (a hint for lists)
 */
public record SessionFacts(
        List<String> folders,
        Optional<String> title,
        TitleOrigin titleOrigin,
        Optional<String> toolVersion,
        Optional<Instant> firstMessageTime,
        Optional<Instant> lastMessageTime,
        Optional<String> firstMessage,
        int messageCount) {

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

    /** Nothing is known. */
    public static final SessionFacts NONE =
            new SessionFacts(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** Copies the list, and leaves out times and numbers that no session can have. */
    public SessionFacts {
        folders = List.copyOf(folders);
        firstMessageTime = MessageTime.ofPossible(firstMessageTime);
        lastMessageTime = MessageTime.ofPossible(lastMessageTime);
        messageCount = Math.max(0, messageCount);
    }

    /** Creates facts with a title that replaces any earlier one. */
    public SessionFacts(
            List<String> folders,
            Optional<String> title,
            Optional<String> toolVersion,
            Optional<Instant> firstMessageTime,
            Optional<Instant> lastMessageTime,
            int messageCount) {
        this(
                folders,
                title,
                TitleOrigin.GIVEN,
                toolVersion,
                firstMessageTime,
                lastMessageTime,
                Optional.empty(),
                messageCount);
    }

    /** Returns these facts and those of the records that follow in the same session. */
    public SessionFacts plus(SessionFacts later) {
        Set<String> all = new LinkedHashSet<>(folders);
        all.addAll(later.folders);
        boolean retitled = later.title.isPresent() && (title.isEmpty() || titleOrigin.yieldsTo(later.titleOrigin));
        return new SessionFacts(
                List.copyOf(all),
                retitled ? later.title : title,
                retitled ? later.titleOrigin : titleOrigin,
                later.toolVersion.or(() -> toolVersion),
                firstMessageTime.or(() -> later.firstMessageTime),
                later.lastMessageTime.or(() -> lastMessageTime),
                firstMessage.or(() -> later.firstMessage),
                (int) Math.min(Integer.MAX_VALUE, (long) messageCount + later.messageCount));
    }

    /** Returns these facts without a title. */
    public SessionFacts withoutTitle() {
        return new SessionFacts(
                folders,
                Optional.empty(),
                titleOrigin,
                toolVersion,
                firstMessageTime,
                lastMessageTime,
                firstMessage,
                messageCount);
    }

    /** Returns these facts with other folders. */
    public SessionFacts withFolders(List<String> others) {
        return new SessionFacts(
                others, title, titleOrigin, toolVersion, firstMessageTime, lastMessageTime, firstMessage, messageCount);
    }
}
