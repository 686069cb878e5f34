package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Status;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.ConnectionText;
import io.roam.cli.output.DeviceText;
import io.roam.cli.output.SyncJson;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prints the state of this device and its circle, and what the next sync would do. */
final class StatusCommand implements Command {
    private static final int FOLDERS_NAMED = 3;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "status",
                        "Tells where things are, which devices there are, what a `roam sync` would do",
                        "now, and what waits or was put aside, and why. Changes nothing.")
                .json()
                .exitCode(ExitCode.PARTLY, "something could not be read")
                .exitCode(ExitCode.QUARANTINED, "something is in quarantine: it failed verification");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            Status status = roam.status();
            if (arguments.isJson()) {
                context.terminal().printJson(toJson(status));
            } else {
                print(status, context);
            }
            return status.inbox().quarantined().isEmpty()
                    ? SyncText.finish(status.next(), context.terminal())
                    : ExitCode.QUARANTINED;
        }
    }

    private static void print(Status status, CommandContext context) {
        Terminal terminal = context.terminal();
        printLine(
                terminal,
                "this device",
                status.self().name() + ", " + status.self().fingerprint());
        printLine(terminal, "roam's files", status.home().path().toString());
        printLine(
                terminal,
                "pool",
                AmountText.count(status.pool().conversations(), "conversation") + ", "
                        + AmountText.bytes(status.pool().bytes()) + " in "
                        + AmountText.count(status.pool().files(), "file"));
        printRetained(status, terminal);
        status.transports().addresses().forEach(address -> printLine(terminal, "devices meet in", address));
        if (status.transports().addresses().isEmpty()) {
            printLine(
                    terminal,
                    "devices meet in",
                    "nothing yet; add one: roam init --via syncthing, or --via folder:/path --unencrypted");
        }
        status.stores().forEach(store -> printLine(terminal, "found here", store));
        printGone(status, terminal);
        terminal.print("");
        DevicesCommand.createTable(status.devices()).print(terminal);
        new ConnectionText(context).print(status.transports().connections(), false);
        if (!status.home().watched()) {
            terminal.print(Style.DIM.apply("No roam watch is running; roam service install has one run from now on."));
        }
        status.transports().remarks().forEach(remark -> terminal.print(Style.WARNING.apply("note") + " " + remark));
        terminal.print("");
        terminal.print(Style.BOLD.apply("roam sync would now do this, beside what arrives:"));
        new SyncText(terminal).print(status.next(), true);
        printReasons(terminal, "waits", Style.WARNING, status.inbox().deferred());
        printReasons(terminal, "in quarantine", Style.BAD, status.inbox().quarantined());
    }

    private static void printRetained(Status status, Terminal terminal) {
        if (status.pool().onlyHere() > 0) {
            printLine(
                    terminal,
                    "only roam's",
                    AmountText.count(status.pool().onlyHere(), "conversation is", "conversations are")
                            + " in no tool here any more; roam has them (roam restore --all brings them back)");
        }
        if (status.pool().soonDeleted() > 0) {
            printLine(
                    terminal,
                    "soon only roam's",
                    AmountText.count(status.pool().soonDeleted(), "conversation has", "conversations have")
                            + " a session that its tool deletes within 7 days; roam keeps them"
                            + " (roam restore ID brings one back then)");
        }
    }

    private static void printGone(Status status, Terminal terminal) {
        status.gone().stream().limit(FOLDERS_NAMED).forEach(gone -> {
            printLine(
                    terminal,
                    "folder gone",
                    gone.folder() + ", of " + AmountText.count(gone.sessions(), "session")
                            + "; if it has a new place:");
            terminal.print(" ".repeat(17) + gone.remedy());
        });
        int more = status.gone().size() - FOLDERS_NAMED;
        if (more > 0) {
            printLine(terminal, "", "and " + AmountText.count(more, "more folder") + "; roam doctor names them");
        }
    }

    private static void printLine(Terminal terminal, String name, String value) {
        terminal.print(Style.DIM.apply(name) + " ".repeat(Math.max(1, 17 - name.length())) + value);
    }

    private static void printReasons(Terminal terminal, String word, Style style, Map<String, String> byFile) {
        new TreeMap<>(byFile).forEach((file, reason) -> terminal.print(style.apply(word) + " " + file + ": " + reason));
    }

    private static Map<String, Object> toJson(Status.GoneFolder gone) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", gone.folder());
        json.put("sessions", gone.sessions());
        json.put("remedy", gone.remedy());
        return json;
    }

    private static Map<String, @Nullable Object> toJson(Status status) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(status.self()));
        json.put("home", status.home().path());
        json.put("transports", status.transports().addresses());
        json.put("devices", status.devices().stream().map(DeviceText::toJson).toList());
        json.put("conversations", status.pool().conversations());
        json.put("onlyHeld", status.pool().onlyHere());
        json.put("soonDeleted", status.pool().soonDeleted());
        json.put("poolFiles", status.pool().files());
        json.put("poolBytes", status.pool().bytes());
        json.put("stores", status.stores());
        json.put(
                "goneFolders", status.gone().stream().map(StatusCommand::toJson).toList());
        json.put(
                "connections",
                status.transports().connections().stream()
                        .map(ConnectionText::toJson)
                        .toList());
        json.put("watched", status.home().watched());
        json.put("remarks", status.transports().remarks());
        json.put("next", SyncJson.toJson(status.next()));
        json.put("waiting", SyncJson.reasonsToJson(status.inbox().deferred()));
        json.put("quarantined", SyncJson.reasonsToJson(status.inbox().quarantined()));
        return json;
    }
}
