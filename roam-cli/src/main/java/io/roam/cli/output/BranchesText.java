package io.roam.cli.output;

import io.roam.api.BranchTree;
import io.roam.api.SyncReport;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import io.roam.spi.Reason;
import java.util.Comparator;
import java.util.Optional;

/** Prints the branches of a conversation as a tree: what forks later is indented deeper. */
public final class BranchesText {
    private static final int MAX_EXCERPT_WIDTH = 60;
    private static final int SESSION_LENGTH = 8;
    private static final String INDENT = "  ";
    private static final int NUMBER_WIDTH = 3;

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
        terminal.print(Style.BOLD.apply(ConversationText.title(tree.conversation())));
        terminal.print(Style.DIM.apply(ToolName.of(tree.conversation().tool()) + " · "
                + DisplayPath.format(tree.conversation().workspace(), context) + " · "
                + AmountText.count(count, "branch", "branches")));
        terminal.print("");
        printFrom(Optional.empty(), "");
        if (count > 1) {
            terminal.print("");
            terminal.print("Continue one: roam resume " + tree.conversation().shortId() + " --branch <n>");
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
        terminal.print(indent + AmountText.count(fork.messages(), "message") + " in common, until "
                + excerptText(fork.last()));
        printFrom(Optional.of(fork.at()), indent + INDENT);
    }

    private void printBranch(BranchTree.Branch branch, String indent) {
        terminal.print(
                indent + Style.NAME.apply(String.valueOf(branch.number())) + INDENT + excerptText(branch.last()),
                NUMBER_WIDTH);
        String below = indent + " ".repeat(NUMBER_WIDTH);
        terminal.print(below + messageCount(branch), 0);
        Reason where = sessionText(branch);
        terminal.print(below + where.what(), 0);
        where.hints().forEach(hint -> terminal.print(below + "hint: " + hint));
    }

    private static String messageCount(BranchTree.Branch branch) {
        String all = AmountText.count(branch.messages(), "message");
        return branch.fork().isEmpty()
                ? all
                : AmountText.count(branch.own(), "message") + " of its own (" + branch.messages() + " in total)";
    }

    /** Returns where the session of a branch is, or why there is none, with what the user can do. */
    private Reason sessionText(BranchTree.Branch branch) {
        return branch.session()
                .map(session -> new Reason(
                        Style.GOOD.apply("in " + ToolName.of(tree.conversation().tool())) + ": session "
                                + shorten(session.id()) + folderSuffix(session.folder()),
                        ""))
                .or(() -> branch.skipped().map(skipped -> skipText(skipped, branch)))
                .orElse(new Reason(Style.WARNING.apply("not here yet"), "roam sync"));
    }

    private static String shorten(String session) {
        return session.substring(0, Math.min(SESSION_LENGTH, session.length()));
    }

    private String folderSuffix(String folder) {
        return folder.isEmpty() ? "" : " · " + DisplayPath.format(folder, context);
    }

    private Reason skipText(SyncReport.Skipped skipped, BranchTree.Branch branch) {
        String unhide = "roam branches " + tree.conversation().shortId() + " --unhide " + branch.number();
        return switch (skipped.skipReason()) {
            case HIDDEN -> new Reason(Style.WARNING.apply("hidden on this device"), unhide);
            case ABSENT -> new Reason(Style.WARNING.apply("deleted on this device"), unhide);
            default ->
                new Reason(
                        Style.WARNING.apply("not here") + ": "
                                + skipped.reason().what(),
                        skipped.reason().remedy());
        };
    }

    private String excerptText(BranchTree.Excerpt excerpt) {
        String when =
                RelativeTime.format(excerpt.time(), context.machine().clock().instant(), context.zone());
        String text =
                excerpt.text().isEmpty() ? "" : ": \"" + TextTable.cutLine(excerpt.text(), MAX_EXCERPT_WIDTH) + '"';
        return excerpt.device() + ", " + when + text;
    }
}
