package io.roam.adapter.windsurf.devin;

import io.roam.adapter.windsurf.TitleText;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.JsonTree;
import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a session of Devin's says about itself. */
final class DevinFacts {
    private DevinFacts() {}

    static SessionFacts of(DevinSession session, List<byte[]> chain) {
        List<DevinMessage> messages =
                chain.stream().flatMap(json -> DevinMessage.of(json).stream()).toList();
        List<Instant> times =
                messages.stream().flatMap(message -> message.time().stream()).toList();
        List<DevinMessage> users =
                messages.stream().filter(DevinMessage::isUsers).toList();
        return new SessionFacts(
                folder(session.json()).map(List::of).orElse(List.of()),
                title(session.json()).or(() -> firstWords(users)),
                Optional.empty(),
                times.stream().findFirst(),
                times.stream().reduce((first, last) -> last).or(() -> Optional.of(session.modified())),
                users.size());
    }

    static Optional<String> title(String session) {
        return row(session).flatMap(row -> row.text("title")).flatMap(TitleText::firstLine);
    }

    static Optional<String> folder(String session) {
        return row(session).flatMap(row -> row.text("working_directory"));
    }

    static Optional<String> firstWords(List<DevinMessage> users) {
        return users.stream().findFirst().map(DevinMessage::words).flatMap(TitleText::firstLine);
    }

    private static Optional<JsonTree> row(String session) {
        return JsonTree.object(session.getBytes(UTF_8));
    }
}
