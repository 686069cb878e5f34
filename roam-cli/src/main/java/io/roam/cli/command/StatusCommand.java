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
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "status",
                        "Tells where things are, which devices there are, what a `roam sync` would do",
                        "now, and what waits or was put aside, and why. Changes nothing.")
                .json()
                .exitCode(ExitCode.QUARANTINED, "something is in quarantine, which cannot be true");
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
            return status.quarantined().isEmpty() ? ExitCode.DONE : ExitCode.QUARANTINED;
        }
    }

    private static void print(Status status, CommandContext context) {
        Terminal terminal = context.terminal();
        printLine(
                terminal,
                "this device",
                status.self().name() + ", " + status.self().fingerprint());
        printLine(terminal, "roam's files", status.home().toString());
        printLine(
                terminal,
                "pool",
                AmountText.count(status.conversations(), "conversation") + ", " + AmountText.bytes(status.poolBytes()));
        printRetained(status, terminal);
        status.transports().forEach(address -> printLine(terminal, "devices meet in", address));
        if (status.transports().isEmpty()) {
            printLine(
                    terminal,
                    "devices meet in",
                    "nothing yet; add one: roam init --via syncthing, or --via folder:/path --plain");
        }
        status.stores().forEach(store -> printLine(terminal, "found here", store));
        terminal.print("");
        DevicesCommand.createTable(status.devices()).print(terminal);
        new ConnectionText(context).print(status.connections(), false);
        if (!status.watched()) {
            terminal.print(Style.DIM.apply("No roam watch is running; roam service install has one run from now on."));
        }
        status.remarks().forEach(remark -> terminal.print(Style.WARNING.apply("note") + " " + remark));
        terminal.print("");
        terminal.print(Style.BOLD.apply("roam sync would now do this, beside what arrives:"));
        new SyncText(terminal).print(status.next(), true);
        printReasons(terminal, "waits", Style.WARNING, status.waiting());
        printReasons(terminal, "in quarantine", Style.BAD, status.quarantined());
    }

    private static void printRetained(Status status, Terminal terminal) {
        if (status.onlyHeld() > 0) {
            printLine(
                    terminal,
                    "only roam's",
                    AmountText.count(status.onlyHeld(), "conversation is", "conversations are")
                            + " in no tool here any more; roam has them (roam restore ID brings one back)");
        }
        if (status.soonDeleted() > 0) {
            printLine(
                    terminal,
                    "soon only roam's",
                    AmountText.count(status.soonDeleted(), "conversation has", "conversations have")
                            + " a session that its tool deletes within 7 days; roam keeps them"
                            + " (roam restore ID brings one back then)");
        }
    }

    private static void printLine(Terminal terminal, String name, String value) {
        terminal.print(Style.DIM.apply(name) + " ".repeat(Math.max(1, 17 - name.length())) + value);
    }

    private static void printReasons(Terminal terminal, String word, Style style, Map<String, String> byFile) {
        new TreeMap<>(byFile).forEach((file, reason) -> terminal.print(style.apply(word) + " " + file + ": " + reason));
    }

    private static Map<String, @Nullable Object> toJson(Status status) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(status.self()));
        json.put("home", status.home());
        json.put("transports", status.transports());
        json.put("devices", status.devices().stream().map(DeviceText::toJson).toList());
        json.put("conversations", status.conversations());
        json.put("onlyHeld", status.onlyHeld());
        json.put("soonDeleted", status.soonDeleted());
        json.put("poolBytes", status.poolBytes());
        json.put("stores", status.stores());
        json.put(
                "connections",
                status.connections().stream().map(ConnectionText::toJson).toList());
        json.put("watched", status.watched());
        json.put("remarks", status.remarks());
        json.put("next", SyncJson.toJson(status.next()));
        json.put("waiting", SyncJson.reasonsToJson(status.waiting()));
        json.put("quarantined", SyncJson.reasonsToJson(status.quarantined()));
        return json;
    }
}
