package io.roam.cli.output;

import io.roam.api.BranchTree;
import io.roam.api.SyncReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Prints the branches of a conversation as a tree: what stands deeper went on from there. */
public final class BranchesText {
    private static final int LINE = 60;
    private static final String STEP = "  ";

    private final BranchTree found;
    private final CommandContext context;
    private final Terminal to;

    public BranchesText(BranchTree found, CommandContext context) {
        this.found = found;
        this.context = context;
        this.to = context.terminal();
    }

    public void say() {
        int count = found.branches().size();
        to.say(Style.BOLD.of(found.conversation().title().orElse("(no title)")));
        to.say(Style.DIM.of(found.conversation().tool() + " · "
                + DisplayPath.words(found.conversation().workspace(), context) + " · "
                + AmountText.of(count, "branch", "branches")));
        to.say("");
        from(Optional.empty(), "");
        if (count > 1) {
            to.say("");
            to.say(Style.DIM.of("To go on in one of them: roam resume "
                    + found.conversation().shortId() + " --branch NUMBER"));
        }
    }

    /** What went on from a fork, or from the beginning. */
    private void from(Optional<String> fork, String indent) {
        found.branches().stream()
                .filter(branch -> branch.fork().equals(fork))
                .forEach(branch -> branch(branch, indent));
        found.forks().stream()
                .filter(next -> next.behind().equals(fork))
                .sorted(Comparator.comparingInt(this::newest))
                .forEach(next -> fork(next, indent));
    }

    private int newest(BranchTree.Fork fork) {
        return found.branches().stream()
                .filter(branch -> branch.fork().filter(at -> leadsTo(fork, at)).isPresent())
                .mapToInt(BranchTree.Branch::number)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private boolean leadsTo(BranchTree.Fork fork, String at) {
        return fork.at().equals(at)
                || found.forks().stream()
                        .filter(one -> one.at().equals(at))
                        .flatMap(one -> one.behind().stream())
                        .anyMatch(behind -> leadsTo(fork, behind));
    }

    private void fork(BranchTree.Fork fork, String indent) {
        to.say(indent + "after " + AmountText.of(fork.messages(), "message") + ", the last by " + words(fork.last()));
        from(Optional.of(fork.at()), indent + STEP);
    }

    private void branch(BranchTree.Branch branch, String indent) {
        to.say(indent + Style.NAME.of(String.valueOf(branch.number())) + STEP + words(branch.last()));
        List<String> about = List.of(messages(branch), place(branch));
        about.forEach(line -> to.say(indent + STEP + " " + line));
    }

    private static String messages(BranchTree.Branch branch) {
        String all = AmountText.of(branch.messages(), "message");
        return branch.fork().isEmpty() ? all : all + ", " + branch.own() + " of them only here";
    }

    private String place(BranchTree.Branch branch) {
        return branch.session()
                .map(session -> Style.GOOD.of("session") + " " + session.id() + in(session.folder()))
                .or(() -> branch.skipped().map(BranchesText::reason))
                .orElse(Style.WARNING.of("not here yet") + ": roam sync brings it");
    }

    private String in(String folder) {
        return folder.isEmpty() ? "" : " in " + DisplayPath.words(folder, context);
    }

    private static String reason(SyncReport.Skipped skipped) {
        String remedy = skipped.remedy().isEmpty() ? "" : "  → " + skipped.remedy();
        return Style.WARNING.of(skipped.why().replace('_', ' ')) + ": " + skipped.reason() + remedy;
    }

    private String words(BranchTree.Excerpt excerpt) {
        String when =
                RelativeTime.words(excerpt.time(), context.machine().clock().instant(), context.zone());
        String text = excerpt.text().isEmpty() ? "" : ": \"" + TextTable.cut(excerpt.text(), LINE) + '"';
        return excerpt.device() + ", " + when + text;
    }
}
