package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.api.SyncReport;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.DeviceText;
import io.roam.cli.output.RelativeTime;
import io.roam.cli.output.SyncJson;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the pending messages of a device, and accepts them. */
final class ReviewCommand implements Command {
    private static final int MAX_LINES = 10;
    private static final int MAX_WIDTH = 100;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("review", "Show and accept pending messages of a device", """
                        Shows the messages of a device that were received but not accepted, for example because the
                        device was removed: when each arrived, and its first line. With --keep, accepts the messages
                        that are shown. The device stays removed.
                        """)
                .argument("<device>", true, "Name of the device, or the first characters of its ID")
                .argument("<id>", false, "Only this conversation (default: all)")
                .flag("--keep", "Accept the messages that are shown")
                .json()
                .example("$ roam review old-laptop", "$ roam review old-laptop 1f3a8b2c --keep")
                .exitCode(ExitCode.PARTLY, "Accepted, but some messages are still pending")
                .related("roam unpair", "roam devices");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        String name = arguments.argument(0).orElseThrow();
        Optional<String> conversation = arguments.argument(1);
        try (Roam roam = context.openRoam()) {
            return arguments.has("--keep")
                    ? keep(roam, name, conversation, arguments, context)
                    : show(roam.devices().review(name, conversation), arguments, context);
        }
    }

    private static int show(Device.PendingReview review, ParsedArguments arguments, CommandContext context) {
        Terminal terminal = context.terminal();
        if (arguments.isJson()) {
            terminal.printJson(toJson(review));
            return ExitCode.DONE;
        }
        print(review, context);
        if (!review.conversations().isEmpty()) {
            terminal.print("");
            terminal.print(AmountText.count(review.messages(), "message") + " pending");
            terminal.print("hint: accept them with: roam review "
                    + review.device().id().substring(0, 8) + " --keep");
        }
        return ExitCode.DONE;
    }

    private static int keep(
            Roam roam, String name, Optional<String> conversation, ParsedArguments arguments, CommandContext context) {
        Device.PendingReview kept = roam.devices().keepPending(name, conversation);
        SyncReport report = roam.sync();
        if (arguments.isJson()) {
            Map<String, @Nullable Object> json = toJson(kept);
            json.put("sync", SyncJson.toJson(report));
            context.terminal().printJson(json);
        } else {
            print(kept, context);
            context.terminal()
                    .print("Accepted " + AmountText.count(kept.messages(), "message") + " from "
                            + kept.device().name());
            new SyncText(context).print(report, false);
        }
        return SyncText.finish(report, context);
    }

    private static void print(Device.PendingReview review, CommandContext context) {
        Terminal terminal = context.terminal();
        if (review.conversations().isEmpty()) {
            terminal.print("No messages from " + review.device().name() + " are pending.");
        }
        for (Device.PendingConversation one : review.conversations()) {
            terminal.print(Style.BOLD.apply(one.title().orElse("(no title)")) + " "
                    + Style.DIM.apply(one.conversation().substring(0, 8) + " · " + one.tool() + " · "
                            + AmountText.count(one.messages(), "message")));
            one.lines().stream()
                    .limit(MAX_LINES)
                    .forEach(line -> terminal.print("  " + RelativeTime.formatMinute(line.arrived(), context.zone())
                            + "  " + line.role().word() + ": " + TextTable.cutLine(line.text(), MAX_WIDTH)));
            if (one.lines().size() > MAX_LINES) {
                terminal.print("  … and " + (one.lines().size() - MAX_LINES) + " more");
            }
        }
    }

    private static Map<String, @Nullable Object> toJson(Device.PendingReview review) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", DeviceText.toJson(review.device()));
        json.put("messages", review.messages());
        json.put(
                "conversations",
                review.conversations().stream().map(ReviewCommand::toJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> toJson(Device.PendingConversation one) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", one.conversation());
        json.put("tool", one.tool());
        json.put("title", one.title().orElse(null));
        json.put("messages", one.messages());
        json.put("lines", one.lines().stream().map(ReviewCommand::toJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> toJson(Device.PendingLine line) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("arrived", line.arrived());
        json.put("role", line.role().word());
        json.put("text", line.text());
        return json;
    }
}
