package io.roam.pool;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Several sources, one after the other. */
public final class RecordSources implements RecordReader {
    private final Iterator<RecordSource> rest;
    private final UnaryOperator<Record> each;
    private @Nullable RecordReader reader;

    private RecordSources(Iterator<RecordSource> rest, UnaryOperator<Record> each) {
        this.rest = rest;
        this.each = each;
    }

    /** All records of these sources. */
    public static RecordSource concat(List<RecordSource> sources) {
        return concat(sources, record -> record);
    }

    /** These records. */
    public static RecordSource ofRecords(List<Record> records) {
        return () -> new ListReader(records.iterator());
    }

    /** All records of these sources, each as {@code each} makes it. */
    public static RecordSource concat(List<RecordSource> sources, UnaryOperator<Record> each) {
        return () -> new RecordSources(sources.iterator(), each);
    }

    @Override
    public @Nullable Record next() {
        while (true) {
            Record record = reader == null ? null : reader.next();
            if (record != null) {
                return each.apply(record);
            }
            close();
            if (!rest.hasNext()) {
                return null;
            }
            reader = rest.next().open();
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
