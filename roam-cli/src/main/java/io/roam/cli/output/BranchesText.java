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

/** Prints the branches of a conversation as a tree: what forks later is indented deeper. */
public final class BranchesText {
    private static final int MAX_EXCERPT_WIDTH = 60;
    private static final String INDENT = "  ";

    private final BranchTree tree;
    private final CommandContext context;
    private final Terminal terminal;

    public BranchesText(BranchTree tree, CommandContext context) {
        this.tree = tree;
        this.context = context;
        this.terminal = context.terminal();
    }

    public void print() {
        int count = tree.branches().size();
        terminal.print(Style.BOLD.apply(tree.conversation().title().orElse("(no title)")));
        terminal.print(Style.DIM.apply(tree.conversation().tool() + " · "
                + DisplayPath.format(tree.conversation().workspace(), context) + " · "
                + AmountText.count(count, "branch", "branches")));
        terminal.print("");
        printFrom(Optional.empty(), "");
        if (count > 1) {
            terminal.print("");
            terminal.print(Style.DIM.apply("To go on in one of them: roam resume "
                    + tree.conversation().shortId() + " --branch NUMBER"));
        }
    }

    /** Prints what continues from a fork, or from the beginning. */
    private void printFrom(Optional<String> fork, String indent) {
        tree.branches().stream()
                .filter(branch -> branch.fork().equals(fork))
                .forEach(branch -> printBranch(branch, indent));
        tree.forks().stream()
                .filter(next -> next.behind().equals(fork))
                .sorted(Comparator.comparingInt(this::newestBranch))
                .forEach(next -> printFork(next, indent));
    }

    private int newestBranch(BranchTree.Fork fork) {
        return tree.branches().stream()
                .filter(branch -> branch.fork().filter(at -> leadsTo(fork, at)).isPresent())
                .mapToInt(BranchTree.Branch::number)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private boolean leadsTo(BranchTree.Fork fork, String at) {
        return fork.at().equals(at)
                || tree.forks().stream()
                        .filter(candidate -> candidate.at().equals(at))
                        .flatMap(candidate -> candidate.behind().stream())
                        .anyMatch(previous -> leadsTo(fork, previous));
    }

    private void printFork(BranchTree.Fork fork, String indent) {
        terminal.print(indent + "after " + AmountText.count(fork.messages(), "message") + ", the last by "
                + excerptText(fork.last()));
        printFrom(Optional.of(fork.at()), indent + INDENT);
    }

    private void printBranch(BranchTree.Branch branch, String indent) {
        terminal.print(
                indent + Style.NAME.apply(String.valueOf(branch.number())) + INDENT + excerptText(branch.last()));
        List<String> details = List.of(messageCount(branch), sessionText(branch));
        details.forEach(line -> terminal.print(indent + INDENT + " " + line));
    }

    private static String messageCount(BranchTree.Branch branch) {
        String all = AmountText.count(branch.messages(), "message");
        return branch.fork().isEmpty() ? all : all + ", " + branch.own() + " of them only here";
    }

    private String sessionText(BranchTree.Branch branch) {
        return branch.session()
                .map(session -> Style.GOOD.apply("session") + " " + session.id() + folderSuffix(session.folder()))
                .or(() -> branch.skipped().map(BranchesText::skipText))
                .orElse(Style.WARNING.apply("not here yet") + ": roam sync brings it");
    }

    private String folderSuffix(String folder) {
        return folder.isEmpty() ? "" : " in " + DisplayPath.format(folder, context);
    }

    private static String skipText(SyncReport.Skipped skipped) {
        String remedy = skipped.reason().remedy().isEmpty()
                ? ""
                : "  → " + skipped.reason().remedy();
        return Style.WARNING.apply(skipped.skipReason().code().replace('_', ' ')) + ": "
                + skipped.reason().what() + remedy;
    }

    private String excerptText(BranchTree.Excerpt excerpt) {
        String when =
                RelativeTime.format(excerpt.time(), context.machine().clock().instant(), context.zone());
        String text =
                excerpt.text().isEmpty() ? "" : ": \"" + TextTable.cutLine(excerpt.text(), MAX_EXCERPT_WIDTH) + '"';
        return excerpt.device() + ", " + when + text;
    }
}
