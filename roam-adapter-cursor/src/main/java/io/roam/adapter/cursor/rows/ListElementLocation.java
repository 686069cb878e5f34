package io.roam.adapter.cursor.rows;

import io.roam.sqlite.WritableDatabase;
import java.util.List;
import java.util.Optional;

/**
 * The element of a list that has a certain id, in a value of {@code ItemTable}. A new one comes first.
 *
 * @param list the member of the value that the list is; empty if it is the value itself
 * @param name the member of an element that holds its id
 * @param isOwn whether the element is the conversation, and not only its head
 */
public record ListElementLocation(ItemKey item, String list, String name, String id, boolean isOwn)
        implements DatabaseLocation {
    static final String KIND = "list";

    @Override
    public Optional<byte[]> get(WritableDatabase database) {
        return item.in(database.contents())
                .flatMap(this::list)
                .flatMap(all -> all.elements().stream().filter(this::isIt).findFirst())
                .map(JsonView::bytes);
    }

    private Optional<JsonView> list(JsonView value) {
        return list.isEmpty() ? Optional.of(value) : value.at(list);
    }

    private boolean isIt(JsonView element) {
        return element.textAt(name).filter(id::equals).isPresent();
    }

    @Override
    public void set(WritableDatabase database, Optional<byte[]> value) {
        item.in(database.contents())
                .filter(json -> list(json).filter(JsonView::isArray).isPresent())
                .ifPresent(json -> item.put(database, changed(json, value)));
    }

    private byte[] changed(JsonView json, Optional<byte[]> value) {
        byte[] array = list.isEmpty() ? json.source() : list(json).orElseThrow().bytes();
        List<JsonView> elements = list(json).orElseThrow().elements();
        int at = 0;
        while (at < elements.size() && !isIt(elements.get(at))) {
            at++;
        }
        if (at < elements.size()) {
            array = JsonEdit.instead(array, at, value);
        } else if (value.isPresent()) {
            array = JsonEdit.before(array, value.get());
        }
        return list.isEmpty() ? array : JsonEdit.with(json.source(), list, array);
    }

    @Override
    public String line() {
        return DatabaseLocations.line(KIND, item.word(), list, name, id, Boolean.toString(isOwn));
    }
}
