package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.SyncOptions;
import io.roam.api.SyncReport;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.ConnectionText;
import io.roam.cli.output.PrintedConditions;
import io.roam.cli.output.SyncJson;
import io.roam.cli.output.SyncText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Synchronizes. */
final class SyncCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("sync", "Sync with your other devices now", """
                        Saves new messages from the tools on this device to roam's archive, exchanges the archive with
                        your other devices, and adds what they sent to the tools here. A session that is open in its
                        tool is left alone and updated at a later sync.
                        """)
                .flag("--dry-run", "Show what would change, and write nothing")
                .option(
                        "--wait",
                        "<time>",
                        "Longest time to wait for other devices, such as 20s, 5m or 0 (default: 20s)")
                .flag("--verbose", "List every conversation")
                .flag("--quiet", "Print only warnings and errors")
                .json()
                .example("$ roam sync", "$ roam sync --dry-run")
                .exitCode(ExitCode.PARTLY, "Partly done: for example, a shared folder is not mounted")
                .exitCode(ExitCode.QUARANTINED, "Something received failed verification and was quarantined")
                .related("roam watch", "roam status", "roam log");
    }

    private static Duration waitTime(ParsedArguments arguments) {
        return arguments.option("--wait").map(ArgumentValues::parseDuration).orElse(Duration.ofSeconds(20));
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        boolean dry = arguments.has("--dry-run");
        try (Roam roam = context.openRoam()) {
            SyncReport report =
                    dry ? roam.preview() : roam.sync(SyncOptions.usual().waiting(waitTime(arguments)));
            if (arguments.isJson()) {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("dryRun", dry);
                json.putAll(SyncJson.toJson(report));
                context.terminal().printJson(json);
            } else {
                print(report, roam, arguments, context);
            }
            return SyncText.finish(report, context);
        }
    }

    private static void print(SyncReport report, Roam roam, ParsedArguments arguments, CommandContext context) {
        boolean dry = arguments.has("--dry-run");
        SyncReport news =
                dry ? report : PrintedConditions.ofSync(context.home()).takeNew(report);
        SyncText text = new SyncText(context).verbose(arguments.has("--verbose"));
        if (arguments.has("--quiet")) {
            text.printWarnings(news);
            return;
        }
        text.print(news, dry);
        if (!dry) {
            new ConnectionText(context).print(roam.devices().connections(), true);
        }
    }
}
