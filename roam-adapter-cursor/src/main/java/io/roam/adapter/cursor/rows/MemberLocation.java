package io.roam.adapter.cursor.rows;

import io.roam.sqlite.WritableDatabase;
import java.util.Optional;

/** A member of an object in a value of {@code ItemTable}. */
public record MemberLocation(ItemKey item, String name) implements DatabaseLocation {
    static final String KIND = "member";

    @Override
    public Optional<byte[]> read(WritableDatabase database) {
        return item.findValue(database.contents())
                .flatMap(json -> json.find(name))
                .map(JsonView::bytes);
    }

    @Override
    public void write(WritableDatabase database, Optional<byte[]> value) {
        item.findValue(database.contents()).filter(JsonView::isObject).ifPresent(json -> {
            byte[] object = json.source();
            item.write(
                    database,
                    value.map(bytes -> JsonEdit.withMember(object, name, bytes))
                            .orElseGet(() -> JsonEdit.withoutLastMember(object, name)));
        });
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public String toLine() {
        return LocationCodec.formatLine(KIND, item.word(), name);
    }
}
