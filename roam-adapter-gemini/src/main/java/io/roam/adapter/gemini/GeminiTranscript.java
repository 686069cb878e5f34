package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionFacts;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import io.roam.transcript.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Makes the transcript of a session: of several values of a message the last, what was rewound as an abandoned branch. */
final class GeminiTranscript extends AbstractSpliterator<Message> {
    private final RecordReader records;
    private final TranscriptOutline outline;
    private int number = -1;

    private GeminiTranscript(RecordReader records, TranscriptOutline outline) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.records = records;
        this.outline = outline;
    }

    static Transcript of(String tool, RecordSource records) {
        SessionFacts facts = TranscriptOutline.of(records).facts();
        return Transcript.of(tool, () -> messages(records))
                .withTitle(facts.title())
                .withFolder(facts.folders().stream().findFirst());
    }

    private static Stream<Message> messages(RecordSource records) {
        TranscriptOutline outline = TranscriptOutline.of(records);
        RecordReader reader = records.open();
        return StreamSupport.stream(new GeminiTranscript(reader, outline), false)
                .onClose(reader::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Message> action) {
        for (Record record = records.next(); record != null; record = records.next()) {
            number++;
            Optional<Message> message = messageOf(record);
            if (message.isPresent()) {
                action.accept(message.get());
                return true;
            }
        }
        return false;
    }

    private Optional<Message> messageOf(Record record) {
        if (!record.isMain() || record.kind() != Record.Kind.EVENT) {
            return Optional.empty();
        }
        LogLine line = LogLine.of(record.payload());
        return switch (line.kind()) {
            case MESSAGE -> line.isSpoken() ? line.json().flatMap(this::spoken) : Optional.empty();
            case REWIND -> Optional.empty();
            default -> Optional.of(unreadable(record.payload()));
        };
    }

    private static Message unreadable(byte[] payload) {
        String raw = new String(payload, StandardCharsets.UTF_8);
        return Message.builder(Role.SYSTEM, List.of(Part.Unknown.of(raw))).build();
    }

    private Optional<Message> spoken(JsonSlice message) {
        String id = message.string("id").orElse("");
        boolean user = message.string("type").orElse("").equals("user");
        List<Part> parts = user ? MessageContent.partsOf(message) : answerOf(message);
        if (parts.isEmpty() || !outline.isLast(id, number)) {
            return Optional.empty();
        }
        return Optional.of(Message.builder(user ? Role.USER : Role.ASSISTANT, parts)
                .id(id)
                .active(outline.isCurrent(id))
                .time(message.string("timestamp").flatMap(FactsCollector::timeOf))
                .model(message.string("model"))
                .usage(message.member("tokens").filter(JsonSlice::isObject).map(GeminiTranscript::usageOf))
                .build());
    }

    private List<Part> answerOf(JsonSlice message) {
        List<Part> parts = new ArrayList<>(MessageContent.thoughtsOf(message));
        parts.addAll(MessageContent.partsOf(message));
        parts.addAll(MessageContent.callsOf(message, outline::isAnswered));
        return parts;
    }

    private static Usage usageOf(JsonSlice tokens) {
        return Usage.of(countOf(tokens, "input"), countOf(tokens, "output")).withCache(countOf(tokens, "cached"), 0);
    }

    private static long countOf(JsonSlice tokens, String name) {
        return Math.max(0, tokens.number(name).orElse(0L));
    }
}
