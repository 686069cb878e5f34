package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.ChangeFile;
import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.adapter.cursor.rows.ItemKey;
import io.roam.adapter.cursor.rows.ListElementLocation;
import io.roam.adapter.cursor.rows.ListValues;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.adapter.cursor.rows.RowLocation;
import io.roam.adapter.cursor.rows.UnfitConversationException;
import io.roam.spi.Machine;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.UndoLog;
import io.roam.sqlite.SqliteSnapshot;
import io.roam.sqlite.WritableDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The writing of one conversation. The database of its workspace, where that has a part in it, counts first: what is named there and is
 * missing here is placed again by the next run.
 */
final class ConversationWrite implements AutoCloseable {
    private final UserFolder user;
    private final Machine machine;
    private final String session;
    private final ChangeFile.Writer shelf;
    private final List<DatabaseChanges> begun = new ArrayList<>();
    private Layout layout = Layout.WHOLE;
    private Optional<Path> whole = Optional.empty();
    private Optional<Workspace> workspace = Optional.empty();
    private @Nullable DatabaseChanges global;
    private Optional<DatabaseChanges> local = Optional.empty();
    private Optional<Path> made = Optional.empty();

    ConversationWrite(UserFolder user, Machine machine, String session, Path shelf) {
        this.user = user;
        this.machine = machine;
        this.session = session;
        this.shelf = new ChangeFile.Writer(shelf, user.path(), machine.disk());
    }

    String session() {
        return session;
    }

    /**
     * Opens what is to be written.
     *
     * @param standsWhole the workspace in whose database the conversation stands whole
     * @param folder the folder it belongs to
     * @param isNew whether it gets a place there, which is made if there is none
     */
    void begin(Optional<Path> standsWhole, Path folder, boolean isNew) {
        whole = standsWhole;
        if (Files.isRegularFile(user.database())) {
            global = changes(user.database());
            layout = Layout.of(global.database().contents());
        }
        Optional<Workspace> named = new Workspaces(user, machine).of(folder);
        named.filter(one -> isNew && !one.isThere()).ifPresent(this::make);
        workspace = named.filter(Workspace::isThere);
        Optional<Path> place = whole.or(() -> workspace.map(Workspace::place));
        if (!layout.isAtLeast(Layout.GLOBAL_HEADS)) {
            local = place.map(UserFolder::database).map(this::changes);
        }
    }

    private void make(Workspace one) {
        made = Optional.of(one.place());
        new Workspaces(user, machine).make(one);
    }

    private DatabaseChanges changes(Path database) {
        DatabaseChanges changes = new DatabaseChanges(WritableDatabase.begin(database, CursorOwner.CURSOR), shelf::add);
        begun.add(0, changes);
        return changes;
    }

    /** Checks that what stands there is what the placement expects. */
    void expect(Optional<String> expected) {
        Optional<Listed> now = whole.isPresent()
                ? inWorkspace().map(one -> Listed.of(one.document()))
                : rows().flatMap(changes -> Listing.of(changes.database().contents(), session))
                        .filter(listed -> document().isPresent());
        if (!now.map(Listed::print).equals(expected)) {
            throw new SessionChangedException(session);
        }
    }

    private Optional<DatabaseChanges> rows() {
        return Optional.ofNullable(global)
                .filter(changes -> changes.database().contents().hasTable(CursorTable.ROWS));
    }

    private Optional<InlineConversation> inWorkspace() {
        return local.map(changes ->
                WorkspaceDatabase.conversations(changes.database().contents()).get(session));
    }

    private Optional<Document> document() {
        return whole.isPresent()
                ? inWorkspace().map(InlineConversation::document)
                : rows().flatMap(changes -> changes.database()
                                .contents()
                                .findRow(CursorTable.ROWS, RowFamily.DOCUMENT.prefix() + session))
                        .flatMap(row -> Document.of(row.value()));
    }

    Assembly assembly(boolean anew) {
        return new Assembly(session, rows(), document(), anew);
    }

    /** Writes the document, and enters the conversation where the tool looks for it. */
    void enter(Assembly assembly, Placement placement) {
        byte[] bytes = assembly.document(workspace);
        Document document = Document.of(bytes).orElseThrow(() -> UnfitConversationException.incomplete(session));
        if (whole.isPresent() || assembly.isWhole()) {
            enterWhole(document);
            return;
        }
        DatabaseChanges changes = rows().orElseThrow(() -> UnfitConversationException.newer(session));
        changes.set(
                new RowLocation(CursorTable.ROWS, RowFamily.DOCUMENT.prefix() + session),
                Optional.of(RowLocation.value(assembly.type(), bytes)));
        String name = assembly.name(document)
                + placement.sibling().map(device -> " (" + device + ')').orElse("");
        long lastWord = placement.lastMessageTime().toEpochMilli();
        new Index(layout, changes, local)
                .enter(new IndexEntry(document, new IndexEntry.Facing(session, name, lastWord, workspace)));
    }

    private void enterWhole(Document document) {
        boolean tab = document.isTab();
        ItemKey item = tab ? ItemKey.TABS : ItemKey.COMPOSERS;
        DatabaseChanges changes = local.filter(one -> takesWhole(one.database().contents()))
                .orElseThrow(() -> UnfitConversationException.older(session));
        String list = tab ? InlineConversation.TAB : InlineConversation.COMPOSER;
        ListValues.make(changes, item, list);
        changes.set(
                new ListElementLocation(item, list, tab ? "tabId" : "composerId", session, true),
                Optional.of(document.source()));
    }

    /** A version that moved them into the global database once does not look for them here again. */
    private boolean takesWhole(SqliteSnapshot snapshot) {
        return layout == Layout.WHOLE
                && ItemKey.COMPOSERS.in(snapshot).stream()
                        .allMatch(value ->
                                value.members().keySet().stream().noneMatch(name -> name.startsWith("hasMigrated")));
    }

    /** Takes the conversation out of the databases; what it shared with others stays. */
    void leave() {
        rows().ifPresent(changes -> {
            SqliteSnapshot reading = changes.database().contents();
            for (RowFamily family : RowFamily.values()) {
                if (family.isOwned()) {
                    reading.keysStartingWith(CursorTable.ROWS, family.prefix() + session).stream()
                            .filter(key -> family.session(key).equals(session))
                            .forEach(key -> changes.set(new RowLocation(CursorTable.ROWS, key), Optional.empty()));
                }
            }
        });
        local.filter(changes -> whole.isPresent()).ifPresent(changes -> {
            changes.set(
                    new ListElementLocation(ItemKey.TABS, InlineConversation.TAB, "tabId", session, true),
                    Optional.empty());
            changes.set(
                    new ListElementLocation(
                            ItemKey.COMPOSERS, InlineConversation.COMPOSER, "composerId", session, true),
                    Optional.empty());
        });
        Optional.ofNullable(global).ifPresent(changes -> new Index(layout, changes, local).leave(session));
    }

    /** Tells the undo log what taking it back needs. Nothing is written after this. */
    void end(UndoLog undo) {
        made.ifPresent(place -> undo.add(StoreReverter.WORKSPACE + ' ' + place.getFileName()));
        undo.add(shelf.end(rows().map(changes -> changes.database().contents().maxRowid(CursorTable.ROWS))
                .orElse(0L)));
    }

    void commit() {
        for (DatabaseChanges changes : begun) {
            changes.database().commit();
        }
        made = Optional.empty();
        begun.forEach(changes -> changes.database().close());
        for (DatabaseChanges changes : begun) {
            changes.verify();
        }
        begun.clear();
    }

    @Override
    public void close() {
        begun.forEach(changes -> changes.database().close());
        begun.clear();
        shelf.close();
        made.ifPresent(new Workspaces(user, machine)::unmake);
    }
}
