package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.SyncReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Synchronizes. */
final class SyncCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "sync",
                        "Captures what was said in the tools here, exchanges it with the other",
                        "devices, and places what they said into the tools here, newest first. Says",
                        "what it did, what it left as it is, and why.")
                .option("--wait", "TIME", "how long to wait for the other devices at most: 20s if left out, 5m, 0")
                .flag("--dry-run", "only say what would be captured, and placed of what has arrived")
                .json()
                .exit(ExitCode.QUARANTINED, "done, but something was quarantined, which cannot be true");
    }

    private static Duration wait(Given given) {
        return given.option("--wait").map(Typed::time).orElse(Duration.ofSeconds(20));
    }

    @Override
    public int run(Given given, Host host) {
        boolean dry = given.has("--dry-run");
        try (Roam roam = host.open()) {
            SyncReport report = dry ? roam.preview() : roam.sync(wait(given));
            if (given.json()) {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("dryRun", dry);
                json.putAll(SyncJson.of(report));
                host.terminal().json(json);
            } else {
                new SyncWords(host.terminal()).say(report, dry);
                if (!dry) {
                    new ConnectionWords(host).say(roam.connections(), true);
                }
            }
            return SyncWords.exitCode(report);
        }
    }
}
