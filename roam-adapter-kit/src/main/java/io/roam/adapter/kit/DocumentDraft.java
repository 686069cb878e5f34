package io.roam.adapter.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document as it will be: members and messages of the one that is there, with those that are placed. */
final class DocumentDraft {
    private final DocumentSessions adapter;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<byte[]> messages = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Layout layout;

    /** A member: its name with all up to its value, and its value. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Member(String head, byte[] value) {}

    /**
     * The white space of the document.
     *
     * @param members before a member
     * @param end behind the last member
     * @param messages before a message
     * @param messagesEnd behind the last message
     */
    private record Layout(String members, String end, String messages, String messagesEnd) {
        static final Layout NONE = new Layout("", "", "", "");
    }

    private DocumentDraft(DocumentSessions adapter, Layout layout) {
        this.adapter = adapter;
        this.layout = layout;
    }

    /** Begins with the document that is there, or, for a new session, with what each session has of its own. */
    static DocumentDraft of(DocumentSessions adapter, SessionTarget target) throws IOException {
        Placement placement = target.placement();
        byte[] text = target.exists() ? SessionDocument.bytesOf(target.file()) : new byte[0];
        if (SessionDocument.isLost(text)) {
            DocumentDraft draft = new DocumentDraft(adapter, Layout.NONE);
            adapter.ownMembers(placement.session(), placement.workspace()).forEach(draft::addOwn);
            return draft;
        }
        SessionDocument document = SessionDocument.parse(adapter, text)
                .orElseThrow(() -> new SessionChangedException(placement.session()));
        DocumentDraft draft = new DocumentDraft(adapter, layoutOf(adapter, text, document.json()));
        document.json().forEachMember(member -> {
            String head = new String(text, member.from(), member.value().from() - member.from(), UTF_8);
            draft.members.put(member.name(), new Member(head, member.value().bytes()));
        });
        if (!placement.replacing()) {
            document.entries().forEach(entry -> draft.addMessage(entry.event()));
        }
        return draft;
    }

    private void addOwn(String member, String text) {
        if (adapter.classify(member) != MemberClass.LOCAL) {
            throw new IllegalStateException("a member that each session has of its own must be local: " + member);
        }
        setMember(member, JsonSlice.quoted(text).getBytes(UTF_8));
    }

    private static Layout layoutOf(DocumentSessions adapter, byte[] text, JsonSlice json) {
        Optional<JsonSlice> array =
                json.member(adapter.messagesMember()).filter(value -> value.kind() == JsonSlice.Kind.ARRAY);
        return new Layout(
                spaceBehind(text, json.from() + 1),
                spaceBefore(text, json.to() - 1),
                array.map(value -> spaceBehind(text, value.from() + 1)).orElse(""),
                array.map(value -> spaceBefore(text, value.to() - 1)).orElse(""));
    }

    private static String spaceBehind(byte[] text, int from) {
        return new String(text, from, new JsonGrammar(text).skipSpace(from) - from, UTF_8);
    }

    private static String spaceBefore(byte[] text, int to) {
        int from = to;
        while (from > 0 && " \n\r\t".indexOf(text[from - 1]) >= 0) {
            from--;
        }
        return new String(text, from, to - from, UTF_8);
    }

    void addAll(RecordSource placed, String session) {
        try (RecordReader records = placed.open()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                if (!adapter.hasValidClass(record)) {
                    throw new UnsafeTrackException(session, record.track());
                }
                add(record);
            }
        }
    }

    private void add(Record record) {
        if (record.kind() == Record.Kind.EVENT) {
            addMessage(record);
        } else if (record.kind() == Record.Kind.FILE) {
            places.computeIfPresent(record.track(), (track, place) -> replace(place, record));
        } else if (record.payload().length == 0) {
            members.remove(record.key());
        } else {
            setMember(record.key(), record.payload());
        }
    }

    /** Adds a message, or gives the one with its id this value. */
    private void addMessage(Record event) {
        String id = Record.revisionTrack(event.identity());
        Integer place = event.hasOwnIdentity() ? places.get(id) : null;
        if (place != null) {
            replace(place, event);
            return;
        }
        if (event.hasOwnIdentity()) {
            places.put(id, messages.size());
        }
        messages.add(event.payload());
    }

    private int replace(int place, Record now) {
        messages.set(place, now.payload());
        return place;
    }

    private void setMember(String name, byte[] value) {
        Member before = members.get(name);
        members.put(name, new Member(before == null ? JsonSlice.quoted(name) + ":" : before.head(), value));
    }

    void write(OutputStream out) throws IOException {
        if (!members.containsKey(adapter.messagesMember())) {
            setMember(adapter.messagesMember(), new byte[0]);
        }
        out.write('{');
        String comma = "";
        for (Map.Entry<String, Member> member : members.entrySet()) {
            String head = comma + layout.members() + member.getValue().head();
            out.write(head.getBytes(UTF_8));
            if (member.getKey().equals(adapter.messagesMember())) {
                writeMessages(out);
            } else {
                out.write(member.getValue().value());
            }
            comma = ",";
        }
        out.write((layout.end() + "}").getBytes(UTF_8));
    }

    private void writeMessages(OutputStream out) throws IOException {
        out.write('[');
        String comma = "";
        for (byte[] message : messages) {
            out.write((comma + layout.messages()).getBytes(UTF_8));
            out.write(message);
            comma = ",";
        }
        out.write((messages.isEmpty() ? "]" : layout.messagesEnd() + "]").getBytes(UTF_8));
    }
}
