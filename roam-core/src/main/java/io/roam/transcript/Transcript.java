package io.roam.transcript;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One branch of a conversation, readable.
 *
 * @param tool the tool's id
 * @param title the last title, derived or given
 * @param folder the folder worked in first, in the writing machine's form
 * @param toolVersion the version of the tool that wrote the last record
 * @param source starts a reading of the messages
 */
public record Transcript(
        String tool,
        Optional<String> title,
        Optional<String> folder,
        Optional<String> toolVersion,
        Supplier<Stream<Message>> source) {

    /**
     * Returns the messages in reading order, each made when it is reached. Every call reads again; the caller closes the stream.
     */
    public Stream<Message> messages() {
        return source.get();
    }

    /** Returns this transcript, with that folder if its records name none. */
    public Transcript orFolder(Optional<String> recorded) {
        return new Transcript(tool, title, folder.or(() -> recorded), toolVersion, source);
    }

    /** Returns it with that folder, if one is given. */
    public Transcript inFolder(Optional<String> current) {
        return new Transcript(tool, title, current.or(() -> folder), toolVersion, source);
    }

    /** Returns this transcript with other messages. */
    public Transcript withMessages(Supplier<Stream<Message>> messages) {
        return new Transcript(tool, title, folder, toolVersion, messages);
    }

    /** Returns all messages at once, for short transcripts. */
    public List<Message> all() {
        try (Stream<Message> messages = messages()) {
            return messages.toList();
        }
    }
}
