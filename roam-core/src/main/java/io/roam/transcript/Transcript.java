package io.roam.transcript;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One branch of a conversation, readable. Immutable; made by {@link #of} and the methods that follow it. */
public final class Transcript {
    private final String tool;
    private final Optional<String> title;
    private final Optional<String> folder;
    private final Optional<String> toolVersion;
    private final Supplier<Stream<Message>> source;

    private Transcript(
            String tool,
            Optional<String> title,
            Optional<String> folder,
            Optional<String> toolVersion,
            Supplier<Stream<Message>> source) {
        this.tool = Objects.requireNonNull(tool);
        this.title = Objects.requireNonNull(title);
        this.folder = Objects.requireNonNull(folder);
        this.toolVersion = Objects.requireNonNull(toolVersion);
        this.source = Objects.requireNonNull(source);
    }

    /**
     * Returns a transcript of which nothing but the messages is known.
     *
     * @param tool the tool's id
     * @param source starts a reading of the messages; the caller closes the stream
     */
    public static Transcript of(String tool, Supplier<Stream<Message>> source) {
        return new Transcript(tool, Optional.empty(), Optional.empty(), Optional.empty(), source);
    }

    /** Returns this transcript with that title: the last one, derived or given. */
    public Transcript withTitle(Optional<String> last) {
        return new Transcript(tool, last, folder, toolVersion, source);
    }

    /** Returns this transcript with that folder: the one worked in first, in the writing machine's form. */
    public Transcript withFolder(Optional<String> first) {
        return new Transcript(tool, title, first, toolVersion, source);
    }

    /** Returns this transcript with that version of the tool, which wrote the last record. */
    public Transcript withToolVersion(Optional<String> last) {
        return new Transcript(tool, title, folder, last, source);
    }

    /** Returns this transcript with other messages. */
    public Transcript withMessages(Supplier<Stream<Message>> messages) {
        return new Transcript(tool, title, folder, toolVersion, messages);
    }

    /** Returns this transcript, with that folder if its records name none. */
    public Transcript orFolder(Optional<String> recorded) {
        return withFolder(folder.or(() -> recorded));
    }

    /** Returns it with that folder, if one is given. */
    public Transcript inFolder(Optional<String> current) {
        return withFolder(current.or(() -> folder));
    }

    /** Returns the tool's id. */
    public String tool() {
        return tool;
    }

    /** Returns the last title, derived or given. */
    public Optional<String> title() {
        return title;
    }

    /** Returns the folder worked in first, in the writing machine's form. */
    public Optional<String> folder() {
        return folder;
    }

    /** Returns the version of the tool that wrote the last record. */
    public Optional<String> toolVersion() {
        return toolVersion;
    }

    /**
     * Returns the messages in reading order, each made when it is reached. Every call reads again; the caller closes the stream.
     */
    public Stream<Message> messages() {
        return source.get();
    }

    /** Returns all messages at once, for short transcripts. */
    public List<Message> all() {
        try (Stream<Message> messages = messages()) {
            return messages.toList();
        }
    }
}
