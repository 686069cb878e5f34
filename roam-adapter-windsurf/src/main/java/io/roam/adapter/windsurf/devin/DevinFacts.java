package io.roam.adapter.windsurf.devin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.JsonTree;
import io.roam.adapter.windsurf.TitleText;
import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the facts of a session of Devin. */
final class DevinFacts {
    private DevinFacts() {}

    static SessionFacts factsOf(DevinSession session, List<byte[]> chain) {
        List<DevinMessage> messages =
                chain.stream().flatMap(json -> DevinMessage.of(json).stream()).toList();
        List<Instant> times =
                messages.stream().flatMap(message -> message.time().stream()).toList();
        List<DevinMessage> users =
                messages.stream().filter(DevinMessage::isFromUser).toList();
        return SessionFacts.builder()
                .folders(folderOf(session.json()).map(List::of).orElse(List.of()))
                .title(titleOf(session.json()).or(() -> firstText(users)))
                .firstMessageTime(times.stream().findFirst())
                .lastMessageTime(times.stream().reduce((first, last) -> last).or(() -> Optional.of(session.modified())))
                .messageCount(users.size())
                .build();
    }

    static Optional<String> titleOf(String session) {
        return parseRow(session).flatMap(row -> row.text("title")).flatMap(TitleText::firstLine);
    }

    static Optional<String> folderOf(String session) {
        return parseRow(session).flatMap(row -> row.text("working_directory"));
    }

    static Optional<String> firstText(List<DevinMessage> users) {
        return users.stream().findFirst().map(DevinMessage::text).flatMap(TitleText::firstLine);
    }

    private static Optional<JsonTree> parseRow(String session) {
        return JsonTree.parse(session.getBytes(UTF_8));
    }
}
