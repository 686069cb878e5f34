package io.roam.adapter.cursor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Enters conversations into the indexes that a database has: the tool shows what stands in them, and each version looks at another one.
 *
 * @param layout what there is
 * @param global of the global database
 * @param workspace of the workspace's database, where that has a list
 */
record Index(Layout layout, Changes global, Optional<Changes> workspace) {
    private static final String LIST = "allComposers";
    private static final String ID = "composerId";

    void enter(Head head) {
        if (layout == Layout.WORKSPACE_HEADS) {
            workspace.ifPresent(changes -> list(changes, ItemKey.COMPOSERS, head));
        } else if (global.get(ItemKey.HEADERS.spot()).isPresent()) {
            list(global, ItemKey.HEADERS, head);
        }
        if (layout == Layout.TABLE) {
            table(head);
            head.workspace().ifPresent(workspace -> project(head, workspace));
        }
    }

    /** Takes a conversation out of them. */
    void leave(String session) {
        workspace.ifPresent(changes -> changes.set(entry(ItemKey.COMPOSERS, session), Optional.empty()));
        if (layout.isAtLeast(Layout.GLOBAL_HEADS)) {
            global.set(entry(ItemKey.HEADERS, session), Optional.empty());
        }
        if (layout == Layout.TABLE) {
            global.set(new HeaderSpot(session), Optional.empty());
        }
    }

    private static Spot entry(ItemKey item, String session) {
        return new ListSpot(item, LIST, ID, session, false);
    }

    private void list(Changes changes, ItemKey item, Head head) {
        Lists.make(changes, item, LIST);
        Spot spot = entry(item, head.session());
        changes.set(spot, Optional.of(head.json(layout, changes.get(spot))));
    }

    private void table(Head head) {
        HeaderSpot spot = new HeaderSpot(head.session());
        Map<String, Cell> known = global.get(spot).map(HeaderSpot::columns).orElseGet(Map::of);
        Map<String, Cell> row = new LinkedHashMap<>();
        for (String column : global.database().reading().columns(Table.HEADERS)) {
            Optional.ofNullable(known.get(column))
                    .filter(cell -> !changes(column))
                    .or(() -> cell(column, head, known))
                    .ifPresent(cell -> row.put(column, cell));
        }
        global.set(spot, Optional.of(HeaderSpot.value(row)));
    }

    private static boolean changes(String column) {
        return switch (column) {
            case "lastUpdatedAt", "isArchived", "recency", "checkpointAt", "value" -> true;
            default -> false;
        };
    }

    private Optional<Cell> cell(String column, Head head, Map<String, Cell> known) {
        return switch (column) {
            case ID -> Optional.of(Cell.text(head.session()));
            case "workspaceId" -> head.workspace().map(workspace -> Cell.text(workspace.id()));
            case "createdAt" -> Optional.of(Cell.number(head.created()));
            case "lastUpdatedAt", "recency", "checkpointAt" -> Optional.of(Cell.number(head.updated()));
            case "isArchived" -> Optional.of(Cell.number(head.isArchived() ? 1 : 0));
            case "isSubagent" -> Optional.of(Cell.number(head.isSubagent() ? 1 : 0));
            case "subagentTypeName" -> Optional.of(Cell.text(""));
            case "value" -> {
                Optional<byte[]> before = Optional.ofNullable(known.get(column)).map(Cell::value);
                yield Optional.of(new Cell(StorageType.TEXT, head.json(layout, before)));
            }
            default -> Optional.empty();
        };
    }

    /** The list of projects in the agents' window, without which the newest versions do not show a conversation there. */
    private void project(Head head, Workspace workspace) {
        if (global.get(ItemKey.PROJECTS.spot()).isEmpty()) {
            return;
        }
        MemberSpot member = new MemberSpot(ItemKey.MEMBERS, head.session());
        if (global.get(member).isEmpty()) {
            String project = projectOf(workspace).orElseGet(() -> made(head, workspace));
            if (global.get(ItemKey.MEMBERS.spot()).isEmpty()) {
                global.set(ItemKey.MEMBERS.spot(), Optional.of(RowSpot.value(StorageType.TEXT, Bytes.of("{}"))));
            }
            global.set(member, Optional.of(Bytes.of(Parsing.quoted(project))));
        }
    }

    private Optional<String> projectOf(Workspace workspace) {
        return ItemKey.PROJECTS.in(global.database().reading()).stream()
                .flatMap(all -> all.elements().stream())
                .filter(one -> one.textAt("workspace", "id")
                                .filter(workspace.id()::equals)
                                .isPresent()
                        || one.textAt("workspace", "uri", "fsPath")
                                .filter(workspace.folder().fsPath()::equals)
                                .isPresent())
                .flatMap(one -> one.textAt("id").stream())
                .findFirst();
    }

    private String made(Head head, Workspace workspace) {
        String id = UUID.nameUUIDFromBytes(Bytes.of("roam " + workspace.id())).toString();
        String path = workspace.folder().path();
        String project = "{\"id\":" + Parsing.quoted(id) + ",\"name\":"
                + Parsing.quoted(path.substring(path.lastIndexOf('/') + 1)) + ",\"workspace\":"
                + Bytes.text(workspace.identifier()) + ",\"createdAt\":" + head.created() + ",\"lastUpdatedAt\":"
                + head.updated() + ",\"isArchived\":false}";
        global.set(new ListSpot(ItemKey.PROJECTS, "", "id", id, false), Optional.of(Bytes.of(project)));
        return id;
    }
}
