package io.roam.adapter.cursor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A conversation that stands in one document with all its bubbles: the composers and chat tabs of Cursor before 0.43, in the database of
 * their workspace.
 *
 * @param name what its document is called where it travels
 */
record InlineConversation(Document document, String name, List<Entry> entries) implements Conversation {
    static final String COMPOSER = "allComposers";
    static final String TAB = "tabs";

    static InlineConversation composer(Document document) {
        return new InlineConversation(document, COMPOSER, document.inline());
    }

    static InlineConversation tab(Document document) {
        return new InlineConversation(document, TAB, document.tab());
    }

    @Override
    public Row row(Entry entry) {
        return new Row(key(entry), 0, StorageType.TEXT, entry.json().bytes());
    }

    @Override
    public String key(Entry entry) {
        return (name.equals(TAB) ? EventKey.TAB : EventKey.INLINE).of(entry);
    }

    @Override
    public long version(Entry entry) {
        return Fingerprint.of(entry.json().bytes());
    }

    @Override
    public long newest() {
        return 0;
    }

    @Override
    public void references(Value value, Consumer<Row> each) {}

    @Override
    public boolean hasReferences() {
        return false;
    }

    @Override
    public Sides sides(long newerThan) {
        Sides sides = new Sides();
        Row row = new Row(name, 0, StorageType.TEXT, document.travelling());
        String key = name + ':' + Family.OWN;
        sides.add(name, () -> Optional.of(Travelling.of(key, row).payload()));
        return sides;
    }
}
