package io.roam.cli.command;

import io.roam.Branches;
import io.roam.Roam;

/** Shows in how many ways a conversation went on. */
final class BranchesCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "branches",
                        "Shows in how many ways a conversation went on: after which words they part,",
                        "who said what last on each and when, which session has it here, or why none",
                        "has. They are numbered, the one spoken in last first; roam resume takes such",
                        "a number. Changes nothing.")
                .argument("ID", true, "the beginning of the conversation's id, or of the tool's own")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        try (Roam roam = host.open()) {
            Branches found = roam.branches(given.argument(0).orElseThrow());
            if (given.json()) {
                host.terminal().json(BranchesJson.of(found));
            } else {
                new BranchesWords(found, host).say();
            }
        }
        return ExitCode.DONE;
    }
}
