package io.roam.cli.command;

import io.roam.Roam;
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
        return CommandSyntax.of(
                        "sync",
                        "Captures what was said in the tools here, exchanges it with the other",
                        "devices, and places what they said into the tools here, newest first. Says",
                        "what it did, what it left as it is, and why.")
                .option("--wait", "TIME", "how long to wait for the other devices at most: 20s if left out, 5m, 0")
                .flag("--dry-run", "only say what would be captured, and placed of what has arrived")
                .flag("--verbose", "list every conversation")
                .flag("--quiet", "print only warnings and errors")
                .json()
                .exitCode(ExitCode.PARTLY, "partly done: something could not be reached, read or written")
                .exitCode(ExitCode.QUARANTINED, "something was quarantined: it failed verification");
    }

    private static Duration waitTime(ParsedArguments arguments) {
        return arguments.option("--wait").map(ArgumentValues::parseDuration).orElse(Duration.ofSeconds(20));
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        boolean dry = arguments.has("--dry-run");
        try (Roam roam = context.openRoam()) {
            SyncReport report = dry ? roam.preview() : roam.sync(waitTime(arguments));
            if (arguments.isJson()) {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("dryRun", dry);
                json.putAll(SyncJson.toJson(report));
                context.terminal().printJson(json);
            } else {
                print(report, roam, arguments, context);
            }
            return SyncText.finish(report, context.terminal());
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
