package io.roam.adapter.cursor.rows;

import io.roam.sqlite.WritableDatabase;
import java.util.List;
import java.util.Optional;

/**
 * The element with an id in a list, in a value of {@code ItemTable}. A new element becomes the first.
 *
 * @param list the member of the value that is the list; empty if the value itself is
 * @param name the member of an element that holds its id
 * @param isOwn whether the element is the conversation itself, not an index entry
 */
public record ListElementLocation(ItemKey item, String list, String name, String id, boolean isOwn)
        implements DatabaseLocation {
    static final String KIND = "list";

    @Override
    public Optional<byte[]> read(WritableDatabase database) {
        return item.findValue(database.contents())
                .flatMap(this::listIn)
                .flatMap(all -> all.elements().stream().filter(this::matches).findFirst())
                .map(JsonView::bytes);
    }

    private Optional<JsonView> listIn(JsonView value) {
        return list.isEmpty() ? Optional.of(value) : value.find(list);
    }

    private boolean matches(JsonView element) {
        return element.findText(name).filter(id::equals).isPresent();
    }

    @Override
    public void write(WritableDatabase database, Optional<byte[]> value) {
        item.findValue(database.contents())
                .filter(json -> listIn(json).filter(JsonView::isArray).isPresent())
                .ifPresent(json -> item.write(database, withElement(json, value)));
    }

    private byte[] withElement(JsonView json, Optional<byte[]> value) {
        byte[] array =
                list.isEmpty() ? json.source() : listIn(json).orElseThrow().bytes();
        List<JsonView> elements = listIn(json).orElseThrow().elements();
        int at = 0;
        while (at < elements.size() && !matches(elements.get(at))) {
            at++;
        }
        if (at < elements.size()) {
            array = JsonEdit.withElement(array, at, value);
        } else if (value.isPresent()) {
            array = JsonEdit.withFirstElement(array, value.get());
        }
        return list.isEmpty() ? array : JsonEdit.withMember(json.source(), list, array);
    }

    @Override
    public String toLine() {
        return LocationCodec.formatLine(KIND, item.word(), list, name, id, Boolean.toString(isOwn));
    }
}
