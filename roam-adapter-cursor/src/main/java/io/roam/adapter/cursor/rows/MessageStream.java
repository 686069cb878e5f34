package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The messages of a conversation, each of which is made when it is reached. */
public final class MessageStream implements Iterator<Message> {
    private final RecordReader records;
    private final Function<Record, Optional<Message>> each;
    private final Set<String> ids = new HashSet<>();
    private Optional<String> last = Optional.empty();
    private @Nullable Message next;

    private MessageStream(RecordReader records, Function<Record, Optional<Message>> each) {
        this.records = records;
        this.each = each;
    }

    /** Returns the messages of records, each with the id of the one before it. */
    public static Stream<Message> messages(RecordSource records, Function<Record, Optional<Message>> each) {
        RecordReader reader = records.open();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(new MessageStream(reader, each), Spliterator.ORDERED),
                        false)
                .onClose(reader::close);
    }

    /** Returns a message with the text of a record that this version does not know. */
    public static Message unknownMessage(Record record) {
        return Message.builder(Role.SYSTEM, List.of(Part.Unknown.of(new String(record.payload(), UTF_8))))
                .track(record.track())
                .build();
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            Record record = records.next();
            if (record == null) {
                return false;
            }
            next = each.apply(record).map(this::inChain).orElse(null);
        }
        return true;
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Message message = next;
        next = null;
        return Objects.requireNonNull(message);
    }

    /** Returns the message with its predecessor; an id that occurred before is removed. */
    private Message inChain(Message message) {
        String id = ids.add(message.id()) ? message.id() : "";
        Message linked = message.toBuilder(message.parts()).id(id).parent(last).build();
        last = id.isEmpty() ? last : Optional.of(id);
        return linked;
    }
}
