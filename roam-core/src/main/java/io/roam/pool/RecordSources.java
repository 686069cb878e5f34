package io.roam.pool;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sources made of records, or of other sources. */
public final class RecordSources {
    private RecordSources() {}

    /** Returns a source of these records. */
    public static RecordSource ofRecords(List<Record> records) {
        return () -> new ListReader(records.iterator());
    }

    /** Returns a source of the records of all these sources, in order. */
    public static RecordSource concat(List<RecordSource> sources) {
        return concat(sources, record -> record);
    }

    /** Returns a source of the records of all these sources, in order, each as {@code transformation} makes it. */
    public static RecordSource concat(List<RecordSource> sources, UnaryOperator<Record> transformation) {
        return () -> new ConcatReader(sources.iterator(), transformation);
    }

    private record ListReader(Iterator<Record> records) implements RecordReader {
        @Override
        public @Nullable Record next() {
            return records.hasNext() ? records.next() : null;
        }

        @Override
        public void close() {}
    }

    private static final class ConcatReader implements RecordReader {
        private final Iterator<RecordSource> rest;
        private final UnaryOperator<Record> transformation;
        private @Nullable RecordReader reader;

        ConcatReader(Iterator<RecordSource> rest, UnaryOperator<Record> transformation) {
            this.rest = rest;
            this.transformation = transformation;
        }

        @Override
        public @Nullable Record next() {
            while (true) {
                Record record = reader == null ? null : reader.next();
                if (record != null) {
                    return transformation.apply(record);
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
}
