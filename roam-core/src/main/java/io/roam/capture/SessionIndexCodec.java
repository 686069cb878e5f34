package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionFacts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How memories stand in their file. */
final class SessionIndexCodec {
    private SessionIndexCodec() {}

    static Map<String, Object> line(SessionKey key, Optional<SessionIndexEntry> entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", List.of(key.tool(), key.store(), key.session()));
        entry.ifPresent(m -> fill(line, m));
        return line;
    }

    private static void fill(Map<String, Object> line, SessionIndexEntry entry) {
        SessionState state = entry.state();
        line.put("fingerprint", entry.fingerprint());
        line.put("since", entry.since().toString());
        line.put("position", entry.position().token());
        line.put("batch", entry.batch());
        line.put("conversation", state.conversation().map(ConversationId::hex).orElse(""));
        line.put("chain", state.chain().value().hex());
        line.put("length", state.chain().length());
        line.put("tail", state.main().tail().stream().map(Hash::hex).toList());
        Map<String, Object> shown = new LinkedHashMap<>();
        state.main().displayed().forEach((key, hash) -> shown.put(key, hash.hex()));
        line.put("shown", shown);
        Map<String, Object> sides = new LinkedHashMap<>();
        state.sides()
                .forEach((track, side) -> sides.put(
                        track, List.of(side.file(), side.count(), side.value().hex())));
        line.put("sides", sides);
        line.put("link", state.main().lastLink());
        line.put("folder", state.folder());
        line.put("begun", state.flags().partial());
        line.put(
                "flags",
                List.of(
                        state.flags().unsettled(),
                        state.flags().interleaved(),
                        state.flags().isPrivate()));
        facts(line, state.facts());
    }

    private static void facts(Map<String, Object> line, SessionFacts facts) {
        line.put("folders", facts.folders());
        facts.title().ifPresent(title -> line.put("title", title));
        facts.toolVersion().ifPresent(version -> line.put("version", version));
        facts.firstMessageTime().ifPresent(time -> line.put("first", time.toString()));
        facts.lastMessageTime().ifPresent(time -> line.put("last", time.toString()));
        line.put("words", facts.messageCount());
    }

    /** Takes in a line; one that is not understood means that the session is read anew. */
    static void read(Map<String, Object> line, Map<SessionKey, SessionIndexEntry> into) {
        if (!(line.get("key") instanceof List<?> key) || key.size() != 3) {
            return;
        }
        SessionKey session = new SessionKey(
                key.get(0).toString(), key.get(1).toString(), key.get(2).toString());
        into.remove(session);
        if (line.containsKey("fingerprint")) {
            try {
                into.put(session, memory(line));
            } catch (ClassCastException | DateTimeException | IllegalArgumentException e) { // not ours
                return;
            }
        }
    }

    private static SessionIndexEntry memory(Map<String, Object> line) {
        Map<String, Hash> shown = new LinkedHashMap<>();
        if (!(line.get("shown") instanceof Map<?, ?> titles)) {
            throw new IllegalArgumentException("of a roam that did not remember titles");
        }
        titles.forEach((key, hash) -> shown.put(key.toString(), hash(hash)));
        Map<String, SideTrackState> sides = new LinkedHashMap<>();
        map(line, "sides").forEach((track, side) -> sides.put(track, side((List<?>) side)));
        Map<String, Integer> begun = new LinkedHashMap<>();
        map(line, "begun").forEach((track, bytes) -> begun.put(track, ((Number) bytes).intValue()));
        List<?> flags = list(line, "flags");
        List<Hash> tail = new ArrayList<>();
        list(line, "tail").forEach(hex -> tail.add(hash(hex)));
        SessionState state = new SessionState(
                ConversationId.parse(text(line, "conversation")),
                new MainTrackState(
                        new ChainValue(hash(line.get("chain")), number(line, "length")),
                        tail,
                        shown,
                        text(line, "link")),
                sides,
                facts(line),
                text(line, "folder"),
                new SessionState.Flags(begun, (Boolean) flags.get(0), (Boolean) flags.get(1), (Boolean) flags.get(2)));
        return new SessionIndexEntry(
                text(line, "fingerprint"),
                Instant.parse(text(line, "since")),
                new Position(text(line, "position")),
                text(line, "batch"),
                state);
    }

    private static SideTrackState side(List<?> side) {
        return new SideTrackState((Boolean) side.get(0), ((Number) side.get(1)).longValue(), hash(side.get(2)));
    }

    private static SessionFacts facts(Map<String, Object> line) {
        return new SessionFacts(
                list(line, "folders").stream().map(String::valueOf).toList(),
                optional(line, "title"),
                optional(line, "version"),
                optional(line, "first").map(Instant::parse),
                optional(line, "last").map(Instant::parse),
                (int) number(line, "words"));
    }

    private static Hash hash(@Nullable Object hex) {
        return Hash.parse(String.valueOf(hex)).orElseThrow(IllegalArgumentException::new);
    }

    private static String text(Map<String, Object> line, String field) {
        return optional(line, field).orElse("");
    }

    private static Optional<String> optional(Map<String, Object> line, String field) {
        return line.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static long number(Map<String, Object> line, String field) {
        return line.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private static List<?> list(Map<String, Object> line, String field) {
        return line.get(field) instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked") // Json makes maps with text keys only
    private static Map<String, Object> map(Map<String, Object> line, String field) {
        return line.get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
