package io.roam.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SessionKey;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionIndexTest {
    private static final SessionKey KEY = new SessionKey("fake", "/store", "session");
    private static final String ZERO = Hash.ZERO.hex();
    private static final String LINE = "{\"key\":[\"fake\",\"/store\",\"session\"],\"fingerprint\":\"12 34\","
            + "\"since\":\"2026-01-02T03:04:05Z\",\"position\":\"100\",\"batch\":\"" + ZERO + "\","
            + "\"conversation\":\"" + "0".repeat(32) + "\",\"chain\":\"" + ZERO + "\",\"length\":7,"
            + "\"tail\":[\"" + ZERO + "\"],\"shown\":{\"title\":\"" + ZERO + "\"},"
            + "\"sides\":{\"notes\":[true,1,\"" + ZERO + "\"]},\"link\":\"id\",\"folder\":\"/work\","
            + "\"begun\":{\"\":5},\"flags\":[true,false,true],\"folders\":[\"/work\"],\"title\":\"a title\","
            + "\"titled\":\"given\",\"version\":\"1.0\",\"first\":\"2026-01-01T00:00:00Z\",\"last\":\"2026-01-02T00:00:00Z\",\"words\":3}\n";

    @TempDir
    private Path cache;

    @Test
    void keepsItsFormat() throws IOException {
        SessionIndex index = new SessionIndex(cache);
        index.put(KEY, entry());
        index.save();
        assertThat(file()).hasContent(LINE);
        assertThat(new SessionIndex(cache).find(KEY)).contains(entry());
    }

    @Test
    void removesAnEntry() throws IOException {
        Files.writeString(file(), LINE);
        SessionIndex index = new SessionIndex(cache);
        index.remove(KEY);
        index.save();
        assertThat(file()).hasContent(LINE + "{\"key\":[\"fake\",\"/store\",\"session\"]}\n");
        assertThat(new SessionIndex(cache).find(KEY)).isEmpty();
    }

    @Test
    void forgetsASessionWhoseLineItDoesNotUnderstand() throws IOException {
        Files.writeString(file(), LINE + LINE.replace("\"shown\"", "\"hidden\""));
        assertThat(new SessionIndex(cache).find(KEY)).isEmpty();
    }

    @Test
    void readsASessionFromItsStartIfNobodyKnowsWhereItsTitleComesFrom() throws IOException {
        Files.writeString(file(), LINE.replace("\"titled\":\"given\",", ""));
        SessionIndexEntry found = new SessionIndex(cache).find(KEY).orElseThrow();
        assertThat(found.position()).isEqualTo(Position.START);
        assertThat(found.state().main()).isEqualTo(entry().state().main());
        assertThat(found.state().facts().titleOrigin()).isEqualTo(TitleOrigin.SUBSTITUTE);
    }

    private Path file() {
        return cache.resolve("sessions");
    }

    private static SessionIndexEntry entry() {
        SessionState state = new SessionState(
                Optional.of(new ConversationId("0".repeat(32))),
                new MainTrackState(new ChainValue(Hash.ZERO, 7), List.of(Hash.ZERO), Map.of("title", Hash.ZERO), "id"),
                Map.of("notes", new SideTrackState(true, 1, Hash.ZERO)),
                SessionFacts.builder()
                        .folders(List.of("/work"))
                        .title(Optional.of("a title"))
                        .toolVersion(Optional.of("1.0"))
                        .firstMessageTime(Optional.of(Instant.parse("2026-01-01T00:00:00Z")))
                        .lastMessageTime(Optional.of(Instant.parse("2026-01-02T00:00:00Z")))
                        .messageCount(3)
                        .build(),
                "/work",
                new SessionState.Flags(Map.of("", 5), true, false, true));
        Optional<BatchId> batch = Optional.of(new BatchId(Hash.ZERO));
        return new SessionIndexEntry("12 34", Instant.parse("2026-01-02T03:04:05Z"), Position.of("100"), batch, state);
    }
}
