package io.roam.cli.output;

import io.roam.api.SkipReason;
import io.roam.api.SyncReport;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines about what a run skipped: one summary of what is so until the user does something, and what can be done now. */
final class SkippedText {
    private static final int MAX_GROUPS = 5;
    private static final int MAX_ACTIONS = 3;
    private static final int MAX_TITLE_WIDTH = 40;

    private final boolean verbose;

    /** Lists every conversation if {@code verbose}. */
    SkippedText(boolean verbose) {
        this.verbose = verbose;
    }

    /** Returns one line that counts what lasts, with a hint; nothing if nothing does. */
    List<String> summary(List<SyncReport.Skipped> skipped) {
        Map<SkipReason, List<SyncReport.Skipped>> byReason = skipped.stream()
                .filter(one -> one.skipReason().isLasting() && !isShownByBranches(one.skipReason()))
                .collect(Collectors.groupingBy(
                        SyncReport.Skipped::skipReason, () -> new EnumMap<>(SkipReason.class), Collectors.toList()));
        if (byReason.isEmpty()) {
            return List.of();
        }
        String parts = byReason.entrySet().stream()
                .map(reason -> countText(reason.getKey(), reason.getValue()))
                .collect(Collectors.joining(", "));
        String command = byReason.keySet().equals(Set.of(SkipReason.SEVERAL_FOLDERS)) ? "roam map" : "roam status";
        return List.of(Style.WARNING.apply("Not added") + ": " + parts, "hint: " + command);
    }

    /** Whether it concerns single branches, which {@code roam branches} shows. */
    private static boolean isShownByBranches(SkipReason reason) {
        return reason == SkipReason.DIVERGED || reason == SkipReason.HIDDEN;
    }

    private static String countText(SkipReason reason, List<SyncReport.Skipped> skipped) {
        int count = conversations(skipped).size();
        return switch (reason) {
            case UNPLACED -> count + " in " + projectsOf(skipped) + " without a folder here";
            case SEVERAL_FOLDERS -> count + " in " + projectsOf(skipped) + " with several clones here, see roam map";
            case OLD -> count + " inactive for more than 30 days";
            case ABSENT -> count + " deleted on this device";
            case HELD -> count + " paused";
            case PRIVATE -> count + " ignored";
            case DISABLED -> count + " for a tool that is turned off";
            case NO_TOOL -> count + " for a tool that is not installed";
            default -> count + " for other reasons";
        };
    }

    private static String projectsOf(List<SyncReport.Skipped> skipped) {
        return AmountText.count(
                skipped.stream().map(one -> one.reason().what()).distinct().count(), "project");
    }

    /** Returns the lines about what the user can change now, such as a session that is open. */
    List<String> actions(List<SyncReport.Skipped> skipped) {
        List<SyncReport.Skipped> now = skipped.stream()
                .filter(one -> !one.skipReason().isLasting()
                        && one.skipReason() != SkipReason.DISK_FULL
                        && !isBeingWritten(one))
                .toList();
        return groups(now, verbose ? Integer.MAX_VALUE : MAX_ACTIONS);
    }

    /** Whether it waits for nothing but the end of a session, which the report counts. */
    private static boolean isBeingWritten(SyncReport.Skipped skipped) {
        return skipped.isOpen() && skipped.reason().remedy().isEmpty();
    }

    /** Returns lines with each reason, and what the user can do; several projects without a folder have one hint. */
    List<String> reasons(List<SyncReport.Skipped> skipped) {
        if (verbose) {
            return groups(skipped, Integer.MAX_VALUE);
        }
        List<SyncReport.Skipped> shown = skipped.stream()
                .filter(one -> one.skipReason() != SkipReason.HIDDEN)
                .toList();
        List<SyncReport.Skipped> homeless = shown.stream()
                .filter(one -> one.skipReason() == SkipReason.UNPLACED)
                .toList();
        if (byProject(homeless).size() < 2) {
            return groups(shown, MAX_GROUPS);
        }
        List<String> lines = new ArrayList<>(projects(byProject(homeless)));
        lines.addAll(groups(
                shown.stream()
                        .filter(one -> one.skipReason() != SkipReason.UNPLACED)
                        .toList(),
                MAX_ACTIONS));
        return lines;
    }

    private static Map<String, Set<String>> byProject(List<SyncReport.Skipped> homeless) {
        return homeless.stream()
                .collect(Collectors.groupingBy(
                        one -> one.reason().what().replaceFirst("^(no folder found for .*?)(, | or ).*", "$1"),
                        LinkedHashMap::new,
                        Collectors.mapping(SyncReport.Skipped::conversation, Collectors.toSet())));
    }

    /** Returns a line for each project without a folder here, and one hint for all. */
    private static List<String> projects(Map<String, Set<String>> byProject) {
        List<String> lines = new ArrayList<>();
        byProject.entrySet().stream()
                .limit(MAX_GROUPS)
                .forEach(project -> lines.add(
                        Style.WARNING.apply(AmountText.count(project.getValue().size(), "conversation")) + ": "
                                + project.getKey()));
        if (byProject.size() > MAX_GROUPS) {
            lines.add("… and " + AmountText.count(byProject.size() - MAX_GROUPS, "more project")
                    + "; roam map lists them");
        }
        lines.add("hint: roam map <project> <folder>");
        return lines;
    }

    private List<String> groups(List<SyncReport.Skipped> skipped, int most) {
        List<List<SyncReport.Skipped>> groups = List.copyOf(SyncLines.grouped(
                        skipped,
                        one -> one.skipReason().code() + "\n" + one.reason().what())
                .values());
        List<String> lines = new ArrayList<>();
        groups.stream().limit(most).forEach(group -> addGroup(lines, group));
        if (groups.size() > most) {
            int more = groups.stream()
                    .skip(most)
                    .flatMap(List::stream)
                    .map(SyncReport.Skipped::conversation)
                    .collect(Collectors.toSet())
                    .size();
            lines.add("… and " + AmountText.count(more, "more conversation") + "; roam status --verbose lists them");
        }
        return lines;
    }

    private void addGroup(List<String> lines, List<SyncReport.Skipped> group) {
        SyncReport.Skipped first = group.get(0);
        Set<String> ids = conversations(group);
        Style style = first.skipReason().isFailure() ? Style.BAD : Style.WARNING;
        String subject = ids.size() == 1
                ? SyncLines.name(first.title(), SyncLines.shortId(first.conversation()))
                : AmountText.count(ids.size(), "conversation");
        lines.add(style.apply(subject) + clause(first, ids.size() == 1));
        if (verbose && ids.size() > 1) {
            group.stream().map(SkippedText::conversationLine).distinct().forEach(lines::add);
        }
        remedyText(first, ids.size()).lines().forEach(remedy -> lines.add("hint: " + remedy));
    }

    /** Returns what is so of one conversation, or of several. */
    private static String clause(SyncReport.Skipped skipped, boolean one) {
        return switch (skipped.skipReason()) {
            case ABSENT -> (one ? " was" : " were") + " deleted on this device";
            case HIDDEN -> (one ? " has a branch" : " have branches") + " hidden on this device";
            case HELD -> one ? " is paused until you continue it" : " are paused until you continue them";
            case PRIVATE -> (one ? " is" : " are") + " ignored on this device";
            default -> ": " + skipped.reason().what();
        };
    }

    /** Returns the remedy of one conversation; of several, with a placeholder for the id. */
    private static String remedyText(SyncReport.Skipped skipped, int conversations) {
        String remedy = skipped.reason().remedy().toString();
        return conversations == 1 ? remedy : remedy.replace(SyncLines.shortId(skipped.conversation()), "<id>");
    }

    private static String conversationLine(SyncReport.Skipped skipped) {
        String title = skipped.title()
                .map(text -> "  " + TextTable.cutLine(text, MAX_TITLE_WIDTH))
                .orElse("");
        return "  " + SyncLines.shortId(skipped.conversation()) + title;
    }

    private static Set<String> conversations(List<SyncReport.Skipped> skipped) {
        return skipped.stream().map(SyncReport.Skipped::conversation).collect(Collectors.toSet());
    }
}
