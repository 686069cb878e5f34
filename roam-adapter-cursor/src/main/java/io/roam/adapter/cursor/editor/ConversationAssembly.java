package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.adapter.cursor.rows.DatabaseLocation;
import io.roam.adapter.cursor.rows.JsonEdit;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.PermissionNames;
import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.adapter.cursor.rows.RowLocation;
import io.roam.adapter.cursor.rows.UnfitConversationException;
import io.roam.json.JsonValue;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Record;
import io.roam.sqlite.StorageType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of a conversation into the store: each row when it arrives, the list of bubbles and the document at the end.
 */
final class ConversationAssembly {
    private final String session;
    private final Optional<DatabaseChanges> changes;
    private final Optional<ConversationDocument> here;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private boolean changed;
    private boolean rows;
    private @Nullable RecordRow document;
    private String track = "";
    private Optional<String> firstLine = Optional.empty();

    /**
     * A bubble's place in the list.
     *
     * @param entry its entry in the list
     * @param inline whether the entry is the bubble itself
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Item(String bubble, byte[] entry, boolean inline) {}

    /**
     * Starts with what the store contains.
     *
     * @param changes the changes of the global database, if that has rows
     * @param here the conversation's present document, if there is one
     * @param anew whether the arriving bubbles replace the present ones
     */
    ConversationAssembly(
            String session, Optional<DatabaseChanges> changes, Optional<ConversationDocument> here, boolean anew) {
        this.session = session;
        this.changes = changes;
        this.here = here;
        here.filter(known -> !anew).ifPresent(this::addKnownEntries);
        this.changed = anew || here.isEmpty();
    }

    private void addKnownEntries(ConversationDocument known) {
        rows = !known.headerEntries().isEmpty();
        List<BubbleEntry> entries = rows
                ? known.headerEntries()
                : known.inlineEntries().isEmpty() ? known.tabEntries() : known.inlineEntries();
        entries.forEach(entry -> putItem(new Item(entry.bubble(), entry.json().bytes(), !rows)));
    }

    private void putItem(Item item) {
        Integer place = item.bubble().isEmpty() ? null : places.get(item.bubble());
        if (place != null) {
            items.set(place, item);
        } else {
            places.put(item.bubble(), items.size());
            items.add(item);
        }
        changed = true;
    }

    void addRecord(Record record) {
        if (!ClassRule.accepts(record)) {
            throw new UnsafeTrackException(session, record.track());
        }
        List<RecordRow> all = record.kind() == Record.Kind.FILE
                ? ClassRule.rowsOf(record).orElseThrow()
                : List.of(RecordRow.parse(record.payload()).orElseThrow());
        boolean shared = record.kind() == Record.Kind.STATE
                || record.track().equals(SideTrackNames.BLOBS)
                || record.track().equals(SideTrackNames.ORPHANS);
        for (RecordRow row : all) {
            if (shared) {
                requireRows().addIfMissing(locationOf(row), RowLocation.encode(row.type(), row.value()));
            } else if (EventKey.findBubbleId(row.key()).isPresent()) {
                addBubble(row, record.kind() == Record.Kind.EVENT);
            } else {
                setRow(row, record.track());
            }
        }
    }

    private void setRow(RecordRow row, String on) {
        if (on.equals(SideTrackNames.DOCUMENT) || row.key().equals(on + ':' + RowFamily.SESSION_PLACEHOLDER)) {
            document = row;
            track = on;
        } else {
            requireRows().set(locationOf(row), Optional.of(RowLocation.encode(row.type(), row.value())));
        }
    }

    private DatabaseChanges requireRows() {
        return changes.orElseThrow(() -> UnfitConversationException.newer(session));
    }

    private DatabaseLocation locationOf(RecordRow row) {
        RowFamily family = RowFamily.ofKey(row.key()).orElseThrow();
        return new RowLocation(CursorTable.ROWS, family.storeKey(row.key(), session));
    }

    /** Adds a bubble, or a later value of one, which does not change the list. */
    private void addBubble(RecordRow row, boolean isNew) {
        String bubble = EventKey.findBubbleId(row.key()).orElse("");
        boolean inline = RowFamily.ofKey(row.key()).isEmpty();
        if (!inline) {
            rows = true;
            if (row.type() != StorageType.MISSING) {
                requireRows().set(locationOf(row), Optional.of(RowLocation.encode(row.type(), row.value())));
            }
        }
        if (isNew || places.containsKey(bubble)) {
            byte[] entry = inline || row.entry().length == 0 ? row.value() : row.entry();
            putItem(new Item(bubble, entry, inline));
        }
        if (firstLine.isEmpty()) {
            firstLine = row.json().flatMap(Bubble::of).flatMap(ConversationTitle::titleOf);
        }
    }

    /** Whether the document is in the form of the first versions, which belongs into a workspace's database. */
    boolean isInline() {
        return !track.isEmpty() && !track.equals(SideTrackNames.DOCUMENT);
    }

    StorageType documentType() {
        RecordRow received = document;
        return received == null ? StorageType.TEXT : received.type();
    }

    /** Returns the name for the tool's lists. */
    String nameOf(ConversationDocument whole) {
        return whole.title().or(() -> firstLine).orElse("Chat");
    }

    /** Returns the complete document in the form of this store. */
    byte[] buildDocument(Optional<EditorWorkspace> workspace) {
        RecordRow received = document;
        if (received == null) {
            byte[] known = here.map(ConversationDocument::source)
                    .orElseThrow(() -> UnfitConversationException.incomplete(session));
            return changed ? withBubbleList(known) : known;
        }
        byte[] whole = received.value();
        ConversationDocument form =
                ConversationDocument.of(whole).orElseThrow(() -> UnfitConversationException.incomplete(session));
        for (String name : form.omitted()) {
            if (form.member(name).isPresent()) {
                whole = JsonEdit.withMember(whole, name, localValue(name, workspace));
            }
        }
        return withBubbleList(whole);
    }

    /** Returns the value of this device for a member that is not transferred. */
    private byte[] localValue(String name, Optional<EditorWorkspace> workspace) {
        Optional<byte[]> known = here.flatMap(one -> one.member(name)).map(JsonView::bytes);
        if (PermissionNames.isPermission(name)) {
            return known.orElse("null".getBytes(UTF_8));
        }
        return switch (name) {
            case "composerId", "tabId" -> JsonValue.quoted(session).getBytes(UTF_8);
            case "workspaceIdentifier" ->
                known.or(() -> workspace.map(EditorWorkspace::identifier)).orElse("null".getBytes(UTF_8));
            case "text", "richText" -> known.orElse("\"\"".getBytes(UTF_8));
            default -> "[]".getBytes(UTF_8);
        };
    }

    private byte[] withBubbleList(byte[] whole) {
        if (rows) {
            items.replaceAll(this::withRow);
            return JsonEdit.withMember(whole, "fullConversationHeadersOnly", bubbleList());
        }
        boolean tab = track.equals(InlineConversation.TAB)
                || here.map(ConversationDocument::isTab).orElse(false);
        if (!tab) {
            return JsonEdit.withMember(whole, "conversation", bubbleList());
        }
        addInputBox(whole);
        return JsonEdit.withMember(whole, "bubbles", bubbleList());
    }

    /** Ends a chat tab with the input box that stands here, else an empty one: a last bubble of the user counts as one. */
    private void addInputBox(byte[] tab) {
        Optional<BubbleEntry> known = here.flatMap(ConversationDocument::inputBox);
        byte[] box = known.map(one -> one.json().bytes()).orElseGet(InputBox::empty);
        if (known.isEmpty() || places.containsKey(known.get().bubble())) {
            box = InputBox.withNewId(box, ConversationDocument.of(tab).orElseThrow(), places.keySet());
        }
        items.add(new Item("", box, true));
    }

    /** Moves a bubble from the document into its own row, as the tool does when it opens an older conversation. */
    private Item withRow(Item item) {
        if (!item.inline()) {
            return item;
        }
        requireRows()
                .set(
                        new RowLocation(CursorTable.ROWS, RowFamily.BUBBLE.prefix() + session + ':' + item.bubble()),
                        Optional.of(RowLocation.encode(StorageType.TEXT, item.entry())));
        String type = JsonView.of(item.entry())
                .flatMap(json -> json.find("type"))
                .map(JsonView::json)
                .orElse("2");
        String entry = "{\"bubbleId\":" + JsonValue.quoted(item.bubble()) + ",\"type\":" + type + '}';
        return new Item(item.bubble(), entry.getBytes(UTF_8), false);
    }

    private byte[] bubbleList() {
        byte[][] parts = new byte[2 * items.size() + 1][];
        parts[0] = "[".getBytes(UTF_8);
        for (int i = 0; i < items.size(); i++) {
            parts[2 * i + 1] = items.get(i).entry();
            parts[2 * i + 2] = (i + 1 < items.size() ? "," : "").getBytes(UTF_8);
        }
        return Bytes.concat(Bytes.concat(parts), "]".getBytes(UTF_8));
    }
}
