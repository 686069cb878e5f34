package io.roam.capture;

import io.roam.batch.BatchMetadata;
import io.roam.spi.tool.SessionFacts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Facts that come in pieces. */
final class Facts {
    private Facts() {}

    static SessionFacts join(SessionFacts earlier, SessionFacts later) {
        Set<String> folders = new LinkedHashSet<>(earlier.folders());
        folders.addAll(later.folders());
        return new SessionFacts(
                List.copyOf(folders),
                later.title().or(earlier::title),
                later.toolVersion().or(earlier::toolVersion),
                earlier.firstMessageTime().or(later::firstMessageTime),
                later.lastMessageTime().or(earlier::lastMessageTime),
                earlier.messageCount() + later.messageCount());
    }

    static BatchMetadata about(String session, Map<String, String> workspace, SessionFacts facts) {
        return new BatchMetadata(
                Optional.of(session),
                workspace,
                facts.title(),
                facts.toolVersion(),
                facts.firstMessageTime(),
                facts.lastMessageTime(),
                OptionalLong.of(facts.messageCount()),
                Map.of());
    }
}
