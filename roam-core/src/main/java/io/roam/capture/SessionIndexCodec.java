package io.roam.capture;

import io.roam.api.SessionKey;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and reads the lines of the session index. */
final class SessionIndexCodec {
    private SessionIndexCodec() {}

    /** Returns the line that sets the entry of a session; without an entry, the one that removes it. */
    static Map<String, Object> toLine(SessionKey key, Optional<SessionIndexEntry> entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", List.of(key.tool(), key.store(), key.id()));
        entry.ifPresent(known -> fill(line, known));
        return line;
    }

    private static void fill(Map<String, Object> line, SessionIndexEntry entry) {
        SessionState state = entry.state();
        line.put("fingerprint", entry.fingerprint());
        line.put("since", entry.since().toString());
        line.put("position", entry.position().token());
        entry.batch().ifPresent(batch -> line.put("batch", batch.hex()));
        line.put("conversation", state.conversation().map(ConversationId::hex).orElse(""));
        line.put("chain", state.chain().value().hex());
        line.put("length", state.chain().length());
        line.put("tail", state.main().tail().stream().map(Hash::hex).toList());
        Map<String, Object> displayed = new LinkedHashMap<>();
        state.main().displayed().forEach((key, hash) -> displayed.put(key, hash.hex()));
        line.put("shown", displayed);
        Map<String, Object> sides = new LinkedHashMap<>();
        state.sides().forEach((track, side) -> sides.put(track, side(side)));
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

    private static List<Object> side(SideTrackState side) {
        List<Object> fields =
                new ArrayList<>(List.of(side.file(), side.count(), side.value().hex()));
        if (!side.shared().equals(side.value())) {
            fields.add(side.shared().hex());
        }
        return fields;
    }

    private static void facts(Map<String, Object> line, SessionFacts facts) {
        line.put("folders", facts.folders());
        facts.title().ifPresent(title -> {
            line.put("title", title);
            line.put("titled", facts.titleOrigin().word());
        });
        facts.toolVersion().ifPresent(version -> line.put("version", version));
        facts.firstMessageTime().ifPresent(time -> line.put("first", time.toString()));
        facts.lastMessageTime().ifPresent(time -> line.put("last", time.toString()));
        facts.firstMessage().ifPresent(id -> line.put("begins", id));
        line.put("words", facts.messageCount());
    }

    /** Applies a line to the index; a line that is not understood means that the session is read from its start. */
    static void applyLine(JsonObject line, Map<SessionKey, SessionIndexEntry> into) {
        if (!(line.fields().get("key") instanceof List<?> key) || key.size() != 3) {
            return;
        }
        SessionKey session = new SessionKey(
                key.get(0).toString(), key.get(1).toString(), key.get(2).toString());
        into.remove(session);
        if (line.fields().containsKey("fingerprint")) {
            try {
                into.put(session, entry(line));
            } catch (MalformedJsonException
                    | ClassCastException
                    | DateTimeException
                    | IllegalArgumentException e) { // not written by this version
                return;
            }
        }
    }

    private static SessionIndexEntry entry(JsonObject line) {
        Map<String, Hash> displayed = new LinkedHashMap<>();
        line.object("shown").fields().forEach((key, hash) -> displayed.put(key, hash(hash)));
        Map<String, SideTrackState> sides = new LinkedHashMap<>();
        line.object("sides").fields().forEach((track, side) -> sides.put(track, side((List<?>) side)));
        Map<String, Integer> partial = new LinkedHashMap<>();
        line.object("begun").fields().forEach((track, bytes) -> partial.put(track, ((Long) bytes).intValue()));
        SessionState state = new SessionState(
                ConversationId.parse(line.stringOrEmpty("conversation")),
                new MainTrackState(
                        new ChainValue(hash(line.string("chain")), line.number("length")),
                        line.strings("tail").stream()
                                .map(SessionIndexCodec::hash)
                                .toList(),
                        displayed,
                        line.stringOrEmpty("link")),
                sides,
                facts(line),
                line.stringOrEmpty("folder"),
                flags(line, partial));
        return new SessionIndexEntry(
                line.string("fingerprint"),
                Instant.parse(line.string("since")),
                isTitleOriginKnown(line) ? Position.of(line.stringOrEmpty("position")) : Position.START,
                line.optionalString("batch").map(SessionIndexCodec::batch),
                state);
    }

    private static BatchId batch(String hex) {
        return BatchId.parse(hex).orElseThrow(() -> new IllegalArgumentException("no batch is called so"));
    }

    private static SideTrackState side(List<?> side) {
        Hash value = hash(side.get(2));
        Hash shared = side.size() > 3 ? hash(side.get(3)) : value;
        return new SideTrackState((Boolean) side.get(0), (Long) side.get(1), value, shared);
    }

    private static SessionState.Flags flags(JsonObject line, Map<String, Integer> partial) {
        if (!(line.fields().get("flags") instanceof List<?> flags) || flags.size() != 3) {
            throw new IllegalArgumentException("not three flags");
        }
        return new SessionState.Flags(partial, (Boolean) flags.get(0), (Boolean) flags.get(1), (Boolean) flags.get(2));
    }

    private static SessionFacts facts(JsonObject line) {
        return SessionFacts.builder()
                .folders(line.strings("folders"))
                .title(
                        line.optionalString("title"),
                        TitleOrigin.ofWord(line.stringOrEmpty("titled")).orElse(TitleOrigin.SUBSTITUTE))
                .toolVersion(line.optionalString("version"))
                .firstMessageTime(line.optionalString("first").map(Instant::parse))
                .lastMessageTime(line.optionalString("last").map(Instant::parse))
                .firstMessage(line.optionalString("begins"))
                .messageCount((int) line.number("words"))
                .build();
    }

    // An earlier roam took titles from elsewhere: once something is said, such a session is read from its start.
    private static boolean isTitleOriginKnown(JsonObject line) {
        return line.optionalString("title").isEmpty()
                || TitleOrigin.ofWord(line.stringOrEmpty("titled")).isPresent();
    }

    private static Hash hash(@Nullable Object hex) {
        return Hash.parse(String.valueOf(hex)).orElseThrow(IllegalArgumentException::new);
    }
}
