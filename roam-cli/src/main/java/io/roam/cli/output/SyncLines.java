package io.roam.cli.output;

import io.roam.api.SyncReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.TextTable;
import io.roam.spi.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lines about what a sync did, at most a screen of them unless all are wanted: many of a kind are one line with their number. */
final class SyncLines {
    /** The most lines of a kind. */
    static final int MAX_LINES = 10;

    private static final int MAX_TITLE_WIDTH = 40;
    private static final int MAX_DEVICES = 3;
    private static final int ID_LENGTH = 8;

    private final CommandContext context;
    private final boolean dry;
    private final boolean verbose;
    private final List<String> lines = new ArrayList<>();
    private int room = 14;

    /**
     * Makes lines.
     *
     * @param dry whether they say what a sync would do
     * @param verbose whether every conversation is listed
     */
    SyncLines(CommandContext context, boolean dry, boolean verbose) {
        this.context = context;
        this.dry = dry;
        this.verbose = verbose;
    }

    /** Returns the lines about what was saved, exchanged, added and updated. */
    List<String> changes(SyncReport report) {
        addSaved(report);
        addExchanged(report);
        report.pairedDevices()
                .forEach(name -> lines.add(Style.GOOD.apply("Paired with") + " " + Style.NAME.apply(name)));
        addBranched(report);
        addPlaced(report);
        addQuarantined(report.quarantined());
        if (report.unsettledSessions() > 0) {
            lines.add(AmountText.count(report.unsettledSessions(), "session is", "sessions are")
                    + " still being written; the next sync saves the rest");
        }
        if (report.privateSessions() > 0) {
            lines.add(verb("Ignored", "Would ignore") + " " + AmountText.count(report.privateSessions(), "session"));
        }
        return lines;
    }

    private void addSaved(SyncReport report) {
        addLimited(
                report.captured(),
                this::savedLine,
                verb("Saved", "Would save") + " "
                        + conversations(report.captured(), one -> one.tool() + " " + one.session()));
    }

    private String savedLine(SyncReport.Capture saved) {
        return verb("Saved", "Would save") + " " + name(saved.title(), saved.session()) + folderPart(saved.folder())
                + messagesPart(saved.messages(), "new message");
    }

    private void addExchanged(SyncReport report) {
        if (report.sent() > 0) {
            lines.add(Style.GOOD.apply("Sent") + " " + AmountText.count(report.sent(), "file"));
        }
        Map<String, Set<String>> senders = report.traffic().senders();
        if (senders.size() <= MAX_DEVICES) {
            senders.forEach((device, conversations) -> lines.add(receivedLine(conversations.size(), device)));
        } else {
            long all = senders.values().stream().flatMap(Set::stream).distinct().count();
            lines.add(receivedLine(all, senders.size() + " devices"));
        }
    }

    private static String receivedLine(long conversations, String from) {
        return Style.GOOD.apply("Received") + " changes to " + AmountText.count(conversations, "conversation")
                + " from " + from;
    }

    private void addBranched(SyncReport report) {
        int most = verbose ? Integer.MAX_VALUE : MAX_LINES / 2;
        for (SyncReport.Branching one : report.branched().stream().limit(most).toList()) {
            lines.add(Style.WARNING.apply("Branched") + " " + name(one.title(), one.conversation()) + ": continued on "
                    + joined(one.devices()) + " before they had synced");
            lines.add("hint: roam branches " + shortId(one.conversation()));
            room -= 2;
        }
        if (report.branched().size() > most) {
            lines.add("… and " + (report.branched().size() - most) + " more with new branches");
            lines.add("hint: roam list shows them");
        }
    }

    private void addPlaced(SyncReport report) {
        Set<String> branched = report.branched().stream()
                .map(SyncReport.Branching::conversation)
                .collect(Collectors.toSet());
        List<SyncReport.Placement> added = new ArrayList<>();
        List<SyncReport.Placement> updated = new ArrayList<>();
        Set<String> renamed = new HashSet<>();
        for (SyncReport.Placement placed : namedFirst(report.placed())) {
            if (!placed.fresh()) {
                if (!placed.isRenaming() || renamed.add(placed.conversation())) {
                    updated.add(placed);
                }
            } else if (!branched.contains(placed.conversation())) {
                added.add(placed);
            }
        }
        Map<String, List<SyncReport.Placement>> byTool = new TreeMap<>();
        added.forEach(placed ->
                byTool.computeIfAbsent(placed.tool(), tool -> new ArrayList<>()).add(placed));
        byTool.forEach((tool, some) -> addLimited(some, this::addedLine, addedSummary(tool, some)));
        addLimited(
                updated,
                this::updatedLine,
                verb("Updated", "Would update") + " " + conversations(updated, SyncReport.Placement::conversation));
    }

    /** Returns all, first those whose earlier title is known: a conversation is renamed in each session of its branches. */
    private static List<SyncReport.Placement> namedFirst(List<SyncReport.Placement> placed) {
        return placed.stream()
                .sorted(Comparator.comparing(one -> one.earlierTitle().isEmpty()))
                .toList();
    }

    private String addedLine(SyncReport.Placement placed) {
        return verb("Added", "Would add") + " " + name(placed.title(), shortId(placed.session())) + " to "
                + ToolName.of(placed.tool()) + folderPart(placed.folder());
    }

    private String addedSummary(String tool, List<SyncReport.Placement> added) {
        long folders =
                added.stream().map(SyncReport.Placement::folder).distinct().count();
        return verb("Added", "Would add") + " " + conversations(added, SyncReport.Placement::conversation) + " to "
                + ToolName.of(tool) + " in " + AmountText.count(folders, "project");
    }

    private String updatedLine(SyncReport.Placement placed) {
        if (placed.isRenaming()) {
            return verb("Renamed", "Would rename") + " "
                    + placed.earlierTitle()
                            .map(earlier -> name(Optional.of(earlier), ""))
                            .orElse("a conversation") + " to " + name(placed.title(), "");
        }
        String device = placed.device().isEmpty() || placed.messages() == 0 ? "" : " from " + placed.device();
        return verb("Updated", "Would update") + " " + name(placed.title(), shortId(placed.session())) + " in "
                + ToolName.of(placed.tool()) + folderPart(placed.folder())
                + messagesPart(placed.messages(), "new message") + device;
    }

    private void addQuarantined(Map<String, String> files) {
        Map<String, String> sorted = new TreeMap<>(files);
        int most = verbose ? Integer.MAX_VALUE : MAX_LINES;
        sorted.entrySet().stream()
                .limit(most)
                .forEach(file -> lines.add(Style.BAD.apply("Quarantined") + " " + file.getKey() + ": "
                        + Reason.parse(file.getValue()).what()));
        if (sorted.size() > most) {
            lines.add("… and " + (sorted.size() - most) + " more files; roam status --verbose lists them");
        }
    }

    /** Adds a line for each, or one for all of them if they are too many. */
    private <T> void addLimited(List<T> all, Function<T, String> line, String summary) {
        if (verbose || all.size() <= Math.min(MAX_LINES, room)) {
            all.stream().map(line).forEach(lines::add);
            room -= all.size();
        } else {
            lines.add(summary);
        }
    }

    private String verb(String done, String would) {
        return Style.GOOD.apply(dry ? would : done);
    }

    private String folderPart(String folder) {
        return folder.isEmpty() ? "" : " · " + DisplayPath.format(folder, context);
    }

    private static String messagesPart(long messages, String one) {
        return messages == 0 ? "" : " · " + AmountText.count(messages, one);
    }

    private static <T> String conversations(List<T> all, Function<T, String> id) {
        return AmountText.count(all.stream().map(id).distinct().count(), "conversation");
    }

    private static String joined(List<String> names) {
        return names.size() == 1
                ? names.get(0)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** Returns the title in quotation marks, or the other name of what has none. */
    static String name(Optional<String> title, String other) {
        return title.map(text -> '"' + TextTable.cutLine(text, MAX_TITLE_WIDTH) + '"')
                .orElse(other);
    }

    static String shortId(String id) {
        return id.substring(0, Math.min(ID_LENGTH, id.length()));
    }

    /** Returns values with equal keys together, in the order of the first of each. */
    static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> key) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        all.forEach(one ->
                groups.computeIfAbsent(key.apply(one), k -> new ArrayList<>()).add(one));
        return groups;
    }
}
