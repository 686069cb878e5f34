package io.roam.cli.command;

import io.roam.SyncReport;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Table;
import io.roam.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what was left as it is, grouped by the reason. */
final class LeftWords {
    private static final int MOST = 5;
    private static final int TITLE = 40;

    private final Terminal to;

    LeftWords(Terminal to) {
        this.to = to;
    }

    void say(List<SyncReport.Left> left) {
        Map<String, List<SyncReport.Left>> byReason = new LinkedHashMap<>();
        for (SyncReport.Left one : left) {
            byReason.computeIfAbsent(one.why() + "\n" + one.reason(), reason -> new ArrayList<>())
                    .add(one);
        }
        byReason.values().forEach(this::group);
    }

    private void group(List<SyncReport.Left> group) {
        SyncReport.Left first = group.get(0);
        to.say(Style.WARNING.of(word(first.why())) + " " + Amount.of(group.size(), "conversation") + ": "
                + first.reason());
        group.stream().limit(MOST).forEach(this::one);
        if (group.size() > MOST) {
            to.say("  … and " + (group.size() - MOST) + " more");
        }
    }

    private void one(SyncReport.Left left) {
        String title = left.title().map(text -> "  " + Table.cut(text, TITLE)).orElse("");
        String id =
                left.conversation().substring(0, Math.min(8, left.conversation().length()));
        to.say("  " + id + title + (left.remedy().isEmpty() ? "" : "  → " + left.remedy()));
    }

    private static String word(String why) {
        return why.equals("no_tool") ? "no tool" : why;
    }
}
