package io.roam.cli.output;

import io.roam.api.SyncReport;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what was left as it is, grouped by the reason. */
final class SkippedText {
    private static final int MOST = 5;
    private static final int TITLE = 40;

    private final Terminal to;

    SkippedText(Terminal to) {
        this.to = to;
    }

    void say(List<SyncReport.Skipped> left) {
        Map<String, List<SyncReport.Skipped>> byReason = new LinkedHashMap<>();
        for (SyncReport.Skipped one : left) {
            byReason.computeIfAbsent(one.why() + "\n" + one.reason(), reason -> new ArrayList<>())
                    .add(one);
        }
        byReason.values().forEach(this::group);
    }

    private void group(List<SyncReport.Skipped> group) {
        SyncReport.Skipped first = group.get(0);
        to.say(Style.WARNING.of(word(first.why())) + " " + AmountText.of(group.size(), "conversation") + ": "
                + first.reason());
        group.stream().limit(MOST).forEach(this::one);
        if (group.size() > MOST) {
            to.say("  … and " + (group.size() - MOST) + " more");
        }
    }

    private void one(SyncReport.Skipped skipped) {
        String title =
                skipped.title().map(text -> "  " + TextTable.cut(text, TITLE)).orElse("");
        String id = skipped.conversation()
                .substring(0, Math.min(8, skipped.conversation().length()));
        to.say("  " + id + title + (skipped.remedy().isEmpty() ? "" : "  → " + skipped.remedy()));
    }

    private static String word(String why) {
        return why.equals("no_tool") ? "no tool" : why;
    }
}
