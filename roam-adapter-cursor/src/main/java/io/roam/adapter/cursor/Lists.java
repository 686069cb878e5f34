package io.roam.adapter.cursor;

import java.util.Optional;

/** The lists of conversations in values of {@code ItemTable}. */
final class Lists {
    private Lists() {}

    /** Makes an empty list, as the tool has one in a workspace that it opened, where there is none. */
    static void make(Changes changes, ItemKey item, String list) {
        Optional<Json> value = item.in(changes.database().reading()).filter(Json::isObject);
        if (value.flatMap(json -> json.at(list)).filter(Json::isArray).isEmpty()) {
            byte[] object = value.map(Json::source).orElseGet(() -> Bytes.of("{}"));
            byte[] whole = Edit.with(object, list, Bytes.of("[]"));
            changes.set(item.spot(), Optional.of(RowSpot.value(StorageType.TEXT, whole)));
        }
    }
}
