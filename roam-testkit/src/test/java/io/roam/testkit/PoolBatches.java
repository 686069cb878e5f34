package io.roam.testkit;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.BatchOutline;
import io.roam.chain.ChainValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the batches of some pools say, by the names of their files. */
final class PoolBatches {
    private final Map<String, Told> all = new HashMap<>();

    /**
     * A batch.
     *
     * @param reached the chain values of its conversation to which it leads
     */
    record Told(String device, BatchHeader header, Set<String> reached) {
        String from() {
            return header.conversation().hex() + header.from().value().hex();
        }

        boolean begins() {
            return header.from().length() == 0;
        }
    }

    /** Returns what a batch in the pool of that device says. */
    Told of(TestDevice device, String name) {
        return all.computeIfAbsent(name, key -> read(device, key));
    }

    private static Told read(TestDevice device, String name) {
        try (BatchFile batch = device.openBatch(name)) {
            BatchOutline outline = batch.outline();
            BatchHeader header = outline.header();
            Set<String> reached = new HashSet<>();
            ChainValue chain = header.from();
            for (BatchOutline.EventMark event : outline.events()) {
                chain = chain.next(event.identity());
                reached.add(header.conversation().hex() + chain.value().hex());
            }
            return new Told(header.device().text(), header, reached);
        }
    }

    /** Returns the batches of a pool without those that are disputed, and without what hangs on them alone. */
    Set<String> without(Set<String> disputed, TestDevice device) {
        Set<String> rest = new TreeSet<>(device.pool());
        rest.removeAll(disputed);
        Set<String> good = new TreeSet<>();
        Set<String> reached = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (String name : rest) {
                Told batch = of(device, name);
                if (!good.contains(name) && (batch.begins() || reached.contains(batch.from()))) {
                    good.add(name);
                    reached.addAll(batch.reached());
                    more = true;
                }
            }
        }
        return good;
    }
}
