package io.roam.adapter.cursor;

import java.util.Optional;

/** A member of an object that is a value of {@code ItemTable}. */
record MemberSpot(ItemKey item, String name) implements Spot {
    static final String KIND = "member";

    @Override
    public Optional<byte[]> get(WritableDatabase database) {
        return item.in(database.reading()).flatMap(json -> json.at(name)).map(Json::bytes);
    }

    @Override
    public void set(WritableDatabase database, Optional<byte[]> value) {
        item.in(database.reading()).filter(Json::isObject).ifPresent(json -> {
            byte[] object = json.source();
            item.put(
                    database,
                    value.map(bytes -> Edit.with(object, name, bytes)).orElseGet(() -> Edit.withoutLast(object, name)));
        });
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public String line() {
        return Spots.line(KIND, item.word(), name);
    }
}
