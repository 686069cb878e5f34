package io.roam.testkit;

import io.roam.spi.tool.Record;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether each event of a main track continues the one before it, by its links, through state. */
final class InOrder {
    private final Map<String, @Nullable String> rows = new HashMap<>();
    private @Nullable String last;

    private InOrder() {}

    static boolean are(List<Record> records) {
        InOrder order = new InOrder();
        return records.stream().allMatch(order::follows);
    }

    private boolean follows(Record record) {
        Record.Link link = record.link().orElse(null);
        if (link == null) {
            return true;
        }
        if (record.kind() != Record.Kind.EVENT) {
            rows.put(link.id(), link.parent());
            return true;
        }
        String parent = link.parent();
        while (rows.containsKey(parent)) {
            parent = rows.get(parent);
        }
        boolean follows = Objects.equals(parent, last);
        last = link.id();
        return follows;
    }
}
