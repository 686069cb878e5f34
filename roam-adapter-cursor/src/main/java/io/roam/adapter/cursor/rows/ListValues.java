package io.roam.adapter.cursor.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.sqlite.StorageType;
import java.util.Optional;

/** The lists of conversations in values of {@code ItemTable}. */
public final class ListValues {
    private ListValues() {}

    /** Creates an empty list if there is none, as the tool does in a workspace that it opens. */
    public static void createIfMissing(DatabaseChanges changes, ItemKey item, String list) {
        Optional<JsonView> value = item.findValue(changes.database().contents()).filter(JsonView::isObject);
        if (value.flatMap(json -> json.find(list)).filter(JsonView::isArray).isEmpty()) {
            byte[] object = value.map(JsonView::source).orElseGet(() -> "{}".getBytes(UTF_8));
            byte[] whole = JsonEdit.withMember(object, list, "[]".getBytes(UTF_8));
            changes.set(item.location(), Optional.of(RowLocation.encode(StorageType.TEXT, whole)));
        }
    }
}
