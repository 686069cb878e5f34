package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.adapter.cursor.rows.DatabaseLocation;
import io.roam.adapter.cursor.rows.JsonEdit;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.adapter.cursor.rows.RowLocation;
import io.roam.adapter.cursor.rows.TransferRow;
import io.roam.adapter.cursor.rows.UnfitConversationException;
import io.roam.adapter.cursor.rows.UnsafeTrackException;
import io.roam.json.JsonValue;
import io.roam.spi.tool.Record;
import io.roam.sqlite.StorageType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a conversation together, of what stands here and of the records that come: each row as it comes, the list of bubbles and the
 * document when all have come.
 */
final class Assembly {
    private final String session;
    private final Optional<DatabaseChanges> changes;
    private final Optional<Document> here;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private boolean changed;
    private boolean rows;
    private @Nullable TransferRow document;
    private String track = "";
    private Optional<String> firstWords = Optional.empty();

    /**
     * A bubble's place in the list.
     *
     * @param entry what the list holds of it
     * @param inline whether that is the bubble itself
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Item(String bubble, byte[] entry, boolean inline) {}

    /**
     * Begins one.
     *
     * @param changes of the global database, if that has rows
     * @param here the conversation's document as it stands here, if it does
     * @param anew whether the bubbles that come are all of them
     */
    Assembly(String session, Optional<DatabaseChanges> changes, Optional<Document> here, boolean anew) {
        this.session = session;
        this.changes = changes;
        this.here = here;
        here.filter(known -> !anew).ifPresent(this::begin);
        this.changed = anew || here.isEmpty();
    }

    private void begin(Document known) {
        rows = !known.headers().isEmpty();
        List<BubbleEntry> entries = rows ? known.headers() : known.inline().isEmpty() ? known.tab() : known.inline();
        entries.forEach(entry -> put(new Item(entry.bubble(), entry.json().bytes(), !rows)));
    }

    private void put(Item item) {
        Integer place = item.bubble().isEmpty() ? null : places.get(item.bubble());
        if (place != null) {
            items.set(place, item);
        } else {
            places.put(item.bubble(), items.size());
            items.add(item);
        }
        changed = true;
    }

    void take(Record record) {
        if (!ClassRule.fits(record)) {
            throw new UnsafeTrackException(session, record.track());
        }
        List<TransferRow> all = record.kind() == Record.Kind.FILE
                ? ClassRule.rows(record).orElseThrow()
                : List.of(TransferRow.parse(record.payload()).orElseThrow());
        boolean shared = record.kind() == Record.Kind.STATE
                || record.track().equals(Track.BLOBS)
                || record.track().equals(Track.ORPHANS);
        for (TransferRow row : all) {
            if (shared) {
                rowChanges().add(spot(row), RowLocation.value(row.type(), row.value()));
            } else if (EventKey.bubble(row.key()).isPresent()) {
                bubble(row, record.kind() == Record.Kind.EVENT);
            } else {
                whole(row, record.track());
            }
        }
    }

    private void whole(TransferRow row, String on) {
        if (on.equals(Track.DOCUMENT) || row.key().equals(on + ':' + RowFamily.OWN)) {
            document = row;
            track = on;
        } else {
            rowChanges().set(spot(row), Optional.of(RowLocation.value(row.type(), row.value())));
        }
    }

    private DatabaseChanges rowChanges() {
        return changes.orElseThrow(() -> UnfitConversationException.newer(session));
    }

    private DatabaseLocation spot(TransferRow row) {
        RowFamily family = RowFamily.of(row.key()).orElseThrow();
        return new RowLocation(CursorTable.ROWS, family.placed(row.key(), session));
    }

    /** A bubble, or a later value of one: it takes no place in the list that it had not. */
    private void bubble(TransferRow row, boolean isNew) {
        String bubble = EventKey.bubble(row.key()).orElse("");
        boolean inline = RowFamily.of(row.key()).isEmpty();
        if (!inline) {
            rows = true;
            if (row.type() != StorageType.MISSING) {
                rowChanges().set(spot(row), Optional.of(RowLocation.value(row.type(), row.value())));
            }
        }
        if (isNew || places.containsKey(bubble)) {
            byte[] entry = inline || row.entry().length == 0 ? row.value() : row.entry();
            put(new Item(bubble, entry, inline));
        }
        if (firstWords.isEmpty()) {
            firstWords = row.json().flatMap(Bubble::of).flatMap(Title::of);
        }
    }

    /** Whether the document is one of the first versions, in which a workspace's database holds it. */
    boolean isWhole() {
        return !track.isEmpty() && !track.equals(Track.DOCUMENT);
    }

    /** The document's storage type. */
    StorageType type() {
        TransferRow came = document;
        return came == null ? StorageType.TEXT : came.type();
    }

    /** What the tool's lists call it. */
    String name(Document whole) {
        return whole.title().or(() -> firstWords).orElse("Chat");
    }

    /** The document, whole, as it is to stand here. */
    byte[] document(Optional<Workspace> workspace) {
        TransferRow came = document;
        if (came == null) {
            byte[] known = here.map(Document::source).orElseThrow(() -> UnfitConversationException.incomplete(session));
            return changed ? listed(known) : known;
        }
        byte[] whole = came.value();
        Document form = Document.of(whole).orElseThrow(() -> UnfitConversationException.incomplete(session));
        for (String hole : Document.HOLES) {
            if (form.member(hole).isPresent()) {
                whole = JsonEdit.with(whole, hole, own(hole, workspace));
            }
        }
        return listed(whole);
    }

    /** What stands here in the place of what did not travel. */
    private byte[] own(String hole, Optional<Workspace> workspace) {
        Optional<byte[]> known = here.flatMap(one -> one.member(hole)).map(JsonView::bytes);
        return switch (hole) {
            case "composerId", "tabId" -> JsonValue.quoted(session).getBytes(UTF_8);
            case "workspaceIdentifier" ->
                known.or(() -> workspace.map(Workspace::identifier)).orElse("null".getBytes(UTF_8));
            case "text", "richText" -> known.orElse("\"\"".getBytes(UTF_8));
            default -> "[]".getBytes(UTF_8);
        };
    }

    private byte[] listed(byte[] whole) {
        if (rows) {
            items.replaceAll(this::withRow);
            return JsonEdit.with(whole, "fullConversationHeadersOnly", list());
        }
        boolean tab = track.equals(InlineConversation.TAB)
                || here.map(Document::isTab).orElse(false);
        return JsonEdit.with(whole, tab ? "bubbles" : "conversation", list());
    }

    /** Gives a bubble that stood in the document a row of its own, as the tool does when it opens an older conversation. */
    private Item withRow(Item item) {
        if (!item.inline()) {
            return item;
        }
        rowChanges()
                .set(
                        new RowLocation(CursorTable.ROWS, RowFamily.BUBBLE.prefix() + session + ':' + item.bubble()),
                        Optional.of(RowLocation.value(StorageType.TEXT, item.entry())));
        String type = JsonView.of(item.entry())
                .flatMap(json -> json.at("type"))
                .map(JsonView::json)
                .orElse("2");
        String entry = "{\"bubbleId\":" + JsonValue.quoted(item.bubble()) + ",\"type\":" + type + '}';
        return new Item(item.bubble(), entry.getBytes(UTF_8), false);
    }

    private byte[] list() {
        byte[][] parts = new byte[2 * items.size() + 1][];
        parts[0] = "[".getBytes(UTF_8);
        for (int i = 0; i < items.size(); i++) {
            parts[2 * i + 1] = items.get(i).entry();
            parts[2 * i + 2] = (i + 1 < items.size() ? "," : "").getBytes(UTF_8);
        }
        return Bytes.concat(Bytes.concat(parts), "]".getBytes(UTF_8));
    }
}
