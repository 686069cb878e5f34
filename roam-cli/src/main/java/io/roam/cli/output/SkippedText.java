package io.roam.cli.output;

import io.roam.api.SyncReport;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints what a run skipped, grouped by the reason. */
final class SkippedText {
    private static final int MAX_CONVERSATIONS = 5;
    private static final int MAX_TITLE_WIDTH = 40;

    private final Terminal terminal;

    SkippedText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<SyncReport.Skipped> skipped) {
        Map<String, List<SyncReport.Skipped>> byReason = new LinkedHashMap<>();
        for (SyncReport.Skipped entry : skipped) {
            byReason.computeIfAbsent(
                            entry.skipReason().word() + "\n" + entry.reason().what(), reason -> new ArrayList<>())
                    .add(entry);
        }
        byReason.values().forEach(this::printGroup);
    }

    private void printGroup(List<SyncReport.Skipped> group) {
        SyncReport.Skipped first = group.get(0);
        List<String> lines =
                group.stream().map(SkippedText::conversationLine).distinct().toList();
        terminal.print(Style.WARNING.apply(reasonWord(first.skipReason().word())) + " "
                + AmountText.count(lines.size(), "conversation") + ": "
                + first.reason().what());
        lines.stream().limit(MAX_CONVERSATIONS).forEach(terminal::print);
        if (lines.size() > MAX_CONVERSATIONS) {
            terminal.print("  … and " + (lines.size() - MAX_CONVERSATIONS) + " more");
        }
    }

    private static String conversationLine(SyncReport.Skipped skipped) {
        String title = skipped.title()
                .map(text -> "  " + TextTable.cutLine(text, MAX_TITLE_WIDTH))
                .orElse("");
        String id = skipped.conversation()
                .substring(0, Math.min(8, skipped.conversation().length()));
        return "  " + id + title
                + (skipped.reason().remedy().isEmpty()
                        ? ""
                        : "  → " + skipped.reason().remedy());
    }

    private static String reasonWord(String why) {
        return why.equals("no_tool") ? "no tool" : why;
    }
}
