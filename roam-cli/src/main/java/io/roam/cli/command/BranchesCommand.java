package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.BranchTree;
import io.roam.api.SyncReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows in how many ways a conversation went on, and puts one of them away or brings it back. */
final class BranchesCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "branches",
                        "Shows in how many ways a conversation went on: after which words they part,",
                        "who said what last on each and when, which session has it here, or why none",
                        "has. They are numbered, the one spoken in last first; roam resume takes such",
                        "a number.")
                .argument("ID", true, "the beginning of the conversation's id, or of the tool's own")
                .option("--drop", "N", "put a branch away here, by its number or device; the others keep it")
                .option("--keep", "N", "bring a branch back")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        String id = given.argument(0).orElseThrow();
        Optional<String> drop = given.option("--drop");
        Optional<String> keep = given.option("--keep");
        try (Roam roam = host.open()) {
            if (drop.isPresent()) {
                dropped(roam.dropBranch(id, drop.get()), id, drop.get(), given, host);
            }
            if (keep.isPresent()) {
                kept(roam.restoreBranch(id, keep.get()), given, host);
            }
            if (drop.isEmpty() && keep.isEmpty()) {
                show(roam.branches(id), given, host);
            }
        }
        return ExitCode.DONE;
    }

    private static void show(BranchTree found, Given given, Host host) {
        if (given.json()) {
            host.terminal().json(BranchesJson.of(found));
        } else {
            new BranchesWords(found, host).say();
        }
    }

    private static void dropped(
            Optional<BranchTree.Session> session, String id, String branch, Given given, Host host) {
        if (given.json()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("dropped", branch);
            json.put("session", session.map(BranchTree.Session::id).orElse(null));
            host.terminal().json(json);
        } else {
            String what = session.map(one -> "put away its session " + one.id() + " in " + one.folder())
                    .orElse("it has no session here, and gets none");
            host.terminal().say(what + "; roam undo, or roam branches " + id + " --keep, brings it back");
        }
    }

    private static void kept(SyncReport report, Given given, Host host) {
        if (given.json()) {
            host.terminal().json(SyncJson.of(report));
        } else {
            new SyncWords(host.terminal()).say(report, false);
        }
    }
}
