package io.roam.testkit;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records in memory. */
public final class RecordList implements RecordSource {
    private final List<Record> records;

    private RecordList(List<Record> records) {
        this.records = List.copyOf(records);
    }

    /** Returns a source of these records. */
    public static RecordList of(List<Record> records) {
        return new RecordList(records);
    }

    /** Returns all records of a reader, which stays open. */
    public static List<Record> drain(RecordReader reader) {
        List<Record> all = new ArrayList<>();
        for (Record record = reader.next(); record != null; record = reader.next()) {
            all.add(record);
        }
        return all;
    }

    @Override
    public RecordReader open() {
        Iterator<Record> left = records.iterator();
        return new RecordReader() {
            @Override
            public @Nullable Record next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
