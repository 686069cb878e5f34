package io.roam.cli.command;

import io.roam.Roam;
import io.roam.Watch;
import io.roam.WatchListener;
import io.roam.api.SyncReport;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.RoamException;
import java.util.Map;

/** Keeps a home in step until it is ended. */
final class WatchCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "watch",
                        "Keeps all conversations up to date: what is said in the tools here goes to",
                        "the other devices at once, and what they say is placed here at once. Says what",
                        "it did, until it is ended: by Ctrl-C (exit code 130), or by the system (143);",
                        "`roam service install` has one run always. All other commands work meanwhile.")
                .flag("--json", "print a JSON document a line, for each time something was done");
    }

    @Override
    public int run(Given given, Host host) {
        Terminal to = host.terminal();
        try (Roam roam = host.open();
                Watch watch = roam.watch(listener(given, to))) {
            host.ending(watch::close);
            if (!given.json()) {
                to.say("watching; Ctrl-C ends it");
                to.flush();
            }
            watch.run();
        }
        return ExitCode.DONE;
    }

    private static WatchListener listener(Given given, Terminal to) {
        return new WatchListener() {
            @Override
            public void done(SyncReport report) {
                if (given.json()) {
                    to.json(SyncJson.of(report));
                } else {
                    new SyncWords(to).done(report, false);
                }
                to.flush();
            }

            @Override
            public void equal() {
                if (given.json()) {
                    to.json(Map.of("complete", true));
                    to.flush();
                }
            }

            @Override
            public void failed(RoamException failure) {
                if (given.json()) {
                    to.json(Map.of("failed", failure.getMessage()));
                } else {
                    to.tell("roam: " + failure.getMessage());
                }
                to.flush();
            }
        };
    }
}
