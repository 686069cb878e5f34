package io.roam.cli.output;

import io.roam.api.SkipReason;
import io.roam.api.Status;
import io.roam.api.SyncReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints a status: this device, the others, what the next sync would do, and what waits for the user. */
public final class StatusText {
    private static final int LABEL_WIDTH = 11;
    private static final int FOLDERS_NAMED = 3;
    private static final int MAX_FILES = 3;

    private final CommandContext context;
    private final Terminal terminal;
    private final boolean verbose;

    /** Lists every pending conversation if {@code verbose}. */
    public StatusText(CommandContext context, boolean verbose) {
        this.context = context;
        this.terminal = context.terminal();
        this.verbose = verbose;
    }

    /** Prints this device, its archive, its tools, and how it syncs. */
    public void printDevice(Status status) {
        printLine("Device", Style.NAME.apply(status.self().name()));
        printLine(
                "Archive",
                AmountText.count(status.pool().conversations(), "conversation") + ", "
                        + AmountText.bytes(status.pool().bytes()) + " · "
                        + DisplayPath.format(status.home().path().toString(), context));
        printAll("Tools", status.stores().stream().map(this::storeText).toList());
        if (status.transports().addresses().isEmpty()) {
            printLine("Sync", "no sync method yet");
            terminal.print("hint: roam init --via syncthing, or roam init --via <folder> --unencrypted");
        }
        printAll(
                "Sync",
                status.transports().addresses().stream()
                        .map(address -> SyncMethodText.name(address, context))
                        .toList());
    }

    private String storeText(Status.StoreInfo store) {
        return ToolName.of(store.tool()) + ", " + AmountText.count(store.sessions(), "session") + " · "
                + DisplayPath.format(store.folder(), context);
    }

    private void printAll(String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            printLine(i == 0 ? name : "", values.get(i));
        }
    }

    private void printLine(String name, String value) {
        terminal.print(Style.DIM.apply(name) + " ".repeat(LABEL_WIDTH - name.length()) + value, LABEL_WIDTH);
    }

    /** Prints how the other devices are connected, and whether a watch runs. */
    public void printConnections(Status status) {
        new ConnectionText(context).print(status.transports().connections(), false);
        if (!status.home().watched()) {
            terminal.print("roam watch is not running.");
            terminal.print("hint: roam service install");
        }
    }

    /** Prints what the next sync would do, and what needs the user. */
    public void printPending(Status status) {
        printLine("Next sync", nextText(status.next()));
        if (verbose) {
            new SyncLines(context, true, true).changes(status.next()).forEach(terminal::print);
        }
        new SkippedText(verbose).reasons(skipped(status)).forEach(terminal::print);
        new SyncText(context).printPending(status.next());
        printRetained(status.pool());
        printGone(status.gone());
        printFiles("Pending", Style.WARNING, status.inbox().deferred());
        printFiles("Quarantined", Style.BAD, status.inbox().quarantined());
        new SyncText(context).verbose(verbose).printWarnings(status.next());
        Reason.Coded.sentences(status.transports().remarks()).forEach(context.errors()::printNote);
    }

    /** Returns what the next sync skips, without what is counted as deleted here anyway. */
    private List<SyncReport.Skipped> skipped(Status status) {
        List<SyncReport.Skipped> others = status.next().skipped().stream()
                .filter(one -> one.skipReason() != SkipReason.ABSENT && one.skipReason() != SkipReason.HIDDEN)
                .toList();
        long deleted = status.next().skipped().stream()
                .filter(one -> one.skipReason() == SkipReason.ABSENT)
                .map(SyncReport.Skipped::conversation)
                .distinct()
                .count();
        return verbose || deleted > status.pool().onlyHere() ? status.next().skipped() : others;
    }

    private static String nextText(SyncReport next) {
        long saved = next.captured().size();
        long added = next.placed().stream().filter(SyncReport.Placement::fresh).count();
        long updated = next.placed().size() - added;
        List<String> parts = new ArrayList<>();
        addCount(parts, "save ", saved);
        addCount(parts, "add ", added);
        addCount(parts, "update ", updated);
        return parts.isEmpty() ? "nothing to do" : String.join(", ", parts);
    }

    private static void addCount(List<String> parts, String verb, long count) {
        if (count > 0) {
            parts.add(verb + AmountText.count(count, "conversation"));
        }
    }

    private void printRetained(Status.PoolInfo pool) {
        if (pool.onlyHere() > 0) {
            terminal.print(AmountText.count(pool.onlyHere(), "conversation is", "conversations are")
                    + " only in roam's archive, because the tool or you deleted "
                    + (pool.onlyHere() == 1 ? "it" : "them") + " here");
            terminal.print("hint: roam restore <id>, or roam restore --all");
        }
        if (pool.soonDeleted() > 0) {
            terminal.print(AmountText.count(pool.soonDeleted(), "conversation has", "conversations have")
                    + " a session that the tool deletes within 7 days. roam keeps a copy of each.");
        }
    }

    private void printGone(List<Status.GoneFolder> gone) {
        int most = verbose ? Integer.MAX_VALUE : FOLDERS_NAMED;
        gone.stream().limit(most).forEach(folder -> {
            terminal.print("Folder not found: " + DisplayPath.format(folder.folder(), context) + " ("
                    + AmountText.count(folder.sessions(), "session") + ")");
            terminal.print("hint: if you moved it: " + folder.remedy());
        });
        if (gone.size() > most) {
            terminal.print("… and " + AmountText.count(gone.size() - most, "more folder") + " (--verbose lists them)");
        }
    }

    private void printFiles(String word, Style style, Map<String, String> byFile) {
        int most = verbose ? Integer.MAX_VALUE : MAX_FILES;
        Map<String, String> sorted = new TreeMap<>(byFile);
        sorted.entrySet().stream()
                .limit(most)
                .forEach(file -> terminal.print(style.apply(word) + " " + file.getKey() + ": "
                        + Reason.parse(file.getValue()).what()));
        if (sorted.size() > most) {
            terminal.print("… and " + AmountText.count(sorted.size() - most, "more file") + " (--verbose lists them)");
        }
    }
}
