package io.roam.adapter.cursor.rows;

import io.roam.sqlite.WritableDatabase;
import java.util.Optional;

/** A member of an object that is a value of {@code ItemTable}. */
public record MemberLocation(ItemKey item, String name) implements DatabaseLocation {
    static final String KIND = "member";

    @Override
    public Optional<byte[]> get(WritableDatabase database) {
        return item.in(database.contents()).flatMap(json -> json.at(name)).map(JsonView::bytes);
    }

    @Override
    public void set(WritableDatabase database, Optional<byte[]> value) {
        item.in(database.contents()).filter(JsonView::isObject).ifPresent(json -> {
            byte[] object = json.source();
            item.put(
                    database,
                    value.map(bytes -> JsonEdit.with(object, name, bytes))
                            .orElseGet(() -> JsonEdit.withoutLast(object, name)));
        });
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public String line() {
        return DatabaseLocations.line(KIND, item.word(), name);
    }
}
