package io.roam.operation;

import io.roam.api.SyncReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two reports as one. */
public final class Joining {
    private Joining() {}

    public static SyncReport join(SyncReport first, SyncReport second) {
        Map<String, String> aside = new TreeMap<>(first.quarantined());
        aside.putAll(second.quarantined());
        return new SyncReport(
                both(first.captured(), second.captured()),
                first.sent() + second.sent(),
                first.received() + second.received(),
                first.accepted() + second.accepted(),
                both(first.placed(), second.placed()),
                second.skipped(),
                aside,
                both(first.paired(), second.paired()),
                second.privateSessions(),
                second.unsettled(),
                second.upToDate(),
                List.copyOf(new LinkedHashSet<>(both(first.problems(), second.problems()))));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
