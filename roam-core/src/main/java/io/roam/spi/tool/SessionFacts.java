package io.roam.spi.tool;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What records say about the session they belong to. Descriptive: no chain depends on it.
 *
 * @param folders the absolute paths, in the writing machine's form, that records name as the folder worked in; the first one
 *     recorded comes first, none twice
 * @param title the last title, derived or given, if any
 * @param toolVersion the version of the tool that wrote the last record that names one
 * @param firstMessageTime the time that the first event names
 * @param lastMessageTime the time that the last event names
 * @param messageCount how many messages of the user were read (a hint for lists)
 */
public record SessionFacts(
        List<String> folders,
        Optional<String> title,
        Optional<String> toolVersion,
        Optional<Instant> firstMessageTime,
        Optional<Instant> lastMessageTime,
        int messageCount) {

    /** Nothing is known. */
    public static final SessionFacts NONE =
            new SessionFacts(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** Makes one; the list is copied. */
    public SessionFacts {
        folders = List.copyOf(folders);
    }
}
