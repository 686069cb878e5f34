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

/** Tells what is known and what waits. */
final class StatusCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "status",
                        "Tells where things are, which devices there are, what a `roam sync` would do",
                        "now, and what waits or was put aside, and why. Changes nothing.")
                .json()
                .exit(ExitCode.QUARANTINED, "something is in quarantine, which cannot be true");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.open()) {
            Status status = roam.status();
            if (arguments.json()) {
                context.terminal().json(json(status));
            } else {
                say(status, context);
            }
            return status.quarantined().isEmpty() ? ExitCode.DONE : ExitCode.QUARANTINED;
        }
    }

    private static void say(Status status, CommandContext context) {
        Terminal to = context.terminal();
        line(to, "this device", status.self().name() + ", " + status.self().fingerprint());
        line(to, "roam's files", status.home().toString());
        line(
                to,
                "pool",
                AmountText.of(status.conversations(), "conversation") + ", " + AmountText.bytes(status.poolBytes()));
        keeping(status, to);
        status.transports().forEach(address -> line(to, "devices meet in", address));
        if (status.transports().isEmpty()) {
            line(
                    to,
                    "devices meet in",
                    "nothing yet; add one: roam init --via syncthing, or --via folder:/path --plain");
        }
        status.stores().forEach(store -> line(to, "found here", store));
        to.say("");
        DevicesCommand.table(status.devices()).print(to);
        new ConnectionText(context).say(status.connections(), false);
        if (!status.watched()) {
            to.say(Style.DIM.of("No roam watch is running; roam service install has one run from now on."));
        }
        status.remarks().forEach(remark -> to.say(Style.WARNING.of("note") + " " + remark));
        to.say("");
        to.say(Style.BOLD.of("roam sync would now do this, beside what arrives:"));
        new SyncText(to).say(status.next(), true);
        reasons(to, "waits", Style.WARNING, status.waiting());
        reasons(to, "in quarantine", Style.BAD, status.quarantined());
    }

    private static void keeping(Status status, Terminal to) {
        if (status.onlyHeld() > 0) {
            line(
                    to,
                    "only roam's",
                    AmountText.of(status.onlyHeld(), "conversation is", "conversations are")
                            + " in no tool here any more; roam has them (roam restore ID brings one back)");
        }
        if (status.soonDeleted() > 0) {
            line(
                    to,
                    "soon only roam's",
                    AmountText.of(status.soonDeleted(), "conversation has", "conversations have")
                            + " a session that its tool deletes within 7 days; roam keeps them"
                            + " (roam restore ID brings one back then)");
        }
    }

    private static void line(Terminal to, String name, String value) {
        to.say(Style.DIM.of(name) + " ".repeat(Math.max(1, 17 - name.length())) + value);
    }

    private static void reasons(Terminal to, String word, Style style, Map<String, String> byFile) {
        new TreeMap<>(byFile).forEach((file, reason) -> to.say(style.of(word) + " " + file + ": " + reason));
    }

    private static Map<String, @Nullable Object> json(Status status) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.json(status.self()));
        json.put("home", status.home());
        json.put("transports", status.transports());
        json.put("devices", status.devices().stream().map(DeviceText::json).toList());
        json.put("conversations", status.conversations());
        json.put("onlyHeld", status.onlyHeld());
        json.put("soonDeleted", status.soonDeleted());
        json.put("poolBytes", status.poolBytes());
        json.put("stores", status.stores());
        json.put(
                "connections",
                status.connections().stream().map(ConnectionText::json).toList());
        json.put("watched", status.watched());
        json.put("remarks", status.remarks());
        json.put("next", SyncJson.of(status.next()));
        json.put("waiting", SyncJson.reasons(status.waiting()));
        json.put("quarantined", SyncJson.reasons(status.quarantined()));
        return json;
    }
}
