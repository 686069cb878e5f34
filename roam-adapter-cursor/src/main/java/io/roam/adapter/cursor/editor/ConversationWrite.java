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
 * Writes one conversation. The database of its workspace, if that takes part, is committed first: the next run places a conversation
 * again that is named there and missing in the global one.
 */
final class ConversationWrite implements AutoCloseable {
    private final UserFolder user;
    private final Machine machine;
    private final String session;
    private final ChangeFile.Writer changeFile;
    private final List<DatabaseChanges> allChanges = new ArrayList<>();
    private IndexLayout layout = IndexLayout.WHOLE;
    private Optional<Path> inlineWorkspace = Optional.empty();
    private Optional<EditorWorkspace> workspace = Optional.empty();
    private @Nullable DatabaseChanges globalChanges;
    private Optional<DatabaseChanges> workspaceChanges = Optional.empty();
    private Optional<Path> createdWorkspace = Optional.empty();
    private boolean unknownForm;

    ConversationWrite(UserFolder user, Machine machine, String session, Path shelf) {
        this.user = user;
        this.machine = machine;
        this.session = session;
        this.changeFile = new ChangeFile.Writer(shelf, user.path(), machine.disk());
    }

    String session() {
        return session;
    }

    /**
     * Opens the databases that are written.
     *
     * @param inline the workspace whose database contains the conversation
     * @param named its workspace, if the tool knows the folder
     * @param isNew whether the workspace is created if it does not exist
     */
    void begin(Optional<Path> inline, Optional<EditorWorkspace> named, boolean isNew) {
        inlineWorkspace = inline;
        if (Files.isRegularFile(user.database())) {
            globalChanges = beginChanges(user.database());
            layout = IndexLayout.of(globalChanges.database().contents());
        }
        named.filter(one -> isNew && !one.exists()).ifPresent(this::createWorkspace);
        workspace = named.filter(EditorWorkspace::exists);
        Optional<Path> place = inlineWorkspace.or(() -> workspace.map(EditorWorkspace::place));
        if (!layout.isAtLeast(IndexLayout.GLOBAL_HEADS)) {
            workspaceChanges = place.map(UserFolder::databaseOf).map(this::beginChanges);
        }
    }

    private void createWorkspace(EditorWorkspace one) {
        createdWorkspace = Optional.of(one.place());
        new WorkspaceLocator(user, machine).create(one);
    }

    private DatabaseChanges beginChanges(Path database) {
        DatabaseChanges changes =
                new DatabaseChanges(WritableDatabase.begin(database, CursorOwner.CURSOR), changeFile::add);
        allChanges.add(0, changes);
        return changes;
    }

    /** Throws unless the conversation is what the placement expects. */
    void requireUnchanged(Optional<String> expected) {
        Optional<ListedConversation> now = inlineWorkspace.isPresent()
                ? findInline().map(one -> ListedConversation.of(one.document()))
                : rowChanges()
                        .flatMap(changes ->
                                ConversationListing.find(changes.database().contents(), session))
                        .filter(listed -> findDocument().isPresent());
        if (!now.map(ListedConversation::fingerprintText).equals(expected)) {
            throw new SessionChangedException(session);
        }
    }

    private Optional<DatabaseChanges> rowChanges() {
        return Optional.ofNullable(globalChanges)
                .filter(changes -> changes.database().contents().hasTable(CursorTable.ROWS));
    }

    private Optional<InlineConversation> findInline() {
        return workspaceChanges.map(changes -> WorkspaceDatabase.readConversations(
                        changes.database().contents())
                .get(session));
    }

    private Optional<ConversationDocument> findDocument() {
        return inlineWorkspace.isPresent()
                ? findInline().map(InlineConversation::document)
                : rowChanges()
                        .flatMap(changes -> changes.database()
                                .contents()
                                .findRow(CursorTable.ROWS, RowFamily.DOCUMENT.prefix() + session))
                        .flatMap(row -> ConversationDocument.of(row.value()));
    }

    ConversationAssembly startAssembly(boolean anew) {
        return new ConversationAssembly(session, rowChanges(), findDocument(), anew);
    }

    /** Whether what it wrote is of no known version. */
    boolean isOfUnknownForm() {
        return unknownForm;
    }

    /** Writes the document, and enters the conversation in the tool's indexes. */
    void enter(ConversationAssembly assembly, Placement placement) {
        byte[] bytes = assembly.buildDocument(workspace);
        ConversationDocument document =
                ConversationDocument.of(bytes).orElseThrow(() -> UnfitConversationException.incomplete(session));
        unknownForm = document.number("_v").orElse(0) > IndexLayout.MAX_FORM;
        if (inlineWorkspace.isPresent() || assembly.isInline()) {
            enterInline(document);
            return;
        }
        DatabaseChanges changes = rowChanges().orElseThrow(() -> UnfitConversationException.newer(session));
        changes.set(
                new RowLocation(CursorTable.ROWS, RowFamily.DOCUMENT.prefix() + session),
                Optional.of(RowLocation.encode(assembly.documentType(), bytes)));
        String name = assembly.nameOf(document)
                + placement.sibling().map(device -> " (" + device + ')').orElse("");
        long lastMessage = placement.lastMessageTime().toEpochMilli();
        new ConversationIndex(layout, changes, workspaceChanges)
                .add(new IndexEntry(document, new IndexEntry.ListFacts(session, name, lastMessage, workspace)));
    }

    private void enterInline(ConversationDocument document) {
        boolean tab = document.isTab();
        ItemKey item = tab ? ItemKey.TABS : ItemKey.COMPOSERS;
        DatabaseChanges changes = workspaceChanges
                .filter(one -> acceptsInline(one.database().contents()))
                .orElseThrow(() -> UnfitConversationException.older(session));
        String list = tab ? InlineConversation.TAB : InlineConversation.COMPOSER;
        ListValues.createIfMissing(changes, item, list);
        changes.set(
                new ListElementLocation(item, list, tab ? "tabId" : "composerId", session, true),
                Optional.of(document.source()));
    }

    /** Whether the tool reads conversations in the workspace: not after it moved them into the global database. */
    private boolean acceptsInline(SqliteSnapshot snapshot) {
        return layout == IndexLayout.WHOLE
                && ItemKey.COMPOSERS.findValue(snapshot).stream()
                        .allMatch(value ->
                                value.members().keySet().stream().noneMatch(name -> name.startsWith("hasMigrated")));
    }

    /** Removes the conversation, except rows that it may share with others. */
    void remove() {
        rowChanges().ifPresent(changes -> {
            SqliteSnapshot reading = changes.database().contents();
            for (RowFamily family : RowFamily.values()) {
                if (family.isOwned()) {
                    reading.keysStartingWith(CursorTable.ROWS, family.prefix() + session).stream()
                            .filter(key -> family.sessionOf(key).equals(session))
                            .forEach(key -> changes.set(new RowLocation(CursorTable.ROWS, key), Optional.empty()));
                }
            }
        });
        workspaceChanges.filter(changes -> inlineWorkspace.isPresent()).ifPresent(changes -> {
            changes.set(
                    new ListElementLocation(ItemKey.TABS, InlineConversation.TAB, "tabId", session, true),
                    Optional.empty());
            changes.set(
                    new ListElementLocation(
                            ItemKey.COMPOSERS, InlineConversation.COMPOSER, "composerId", session, true),
                    Optional.empty());
        });
        Optional.ofNullable(globalChanges)
                .ifPresent(changes -> new ConversationIndex(layout, changes, workspaceChanges).remove(session));
    }

    /** Writes to the undo log what undoing needs; nothing is written to the databases afterwards. */
    void finish(UndoLog undo) {
        createdWorkspace.ifPresent(place -> undo.add(StoreReverter.WORKSPACE + ' ' + place.getFileName()));
        undo.add(changeFile.finish(rowChanges()
                .map(changes -> changes.database().contents().maxRowid(CursorTable.ROWS))
                .orElse(0L)));
    }

    void commit() {
        for (DatabaseChanges changes : allChanges) {
            changes.database().commit();
        }
        createdWorkspace = Optional.empty();
        allChanges.forEach(changes -> changes.close());
        for (DatabaseChanges changes : allChanges) {
            changes.verify();
        }
        allChanges.clear();
    }

    @Override
    public void close() {
        allChanges.forEach(changes -> changes.close());
        allChanges.clear();
        changeFile.close();
        createdWorkspace.ifPresent(new WorkspaceLocator(user, machine)::removeIfUnused);
    }
}
