package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.ResumePlan;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the conversations. */
final class ListCommand implements Command {
    private static final int WIDEST = 80;

    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "list",
                        "Lists the conversations of all devices, the one spoken in last first. Their",
                        "state: here, elsewhere, unplaced (its folder is not known here), diverged",
                        "(it went on in several ways, not all of which are in the tool here), or",
                        "private. roam branches tells more of one that has several branches. On a",
                        "terminal you choose one of them, with which to go on, as with roam resume.")
                .option("--tool", "TOOL", "only those of a tool, such as claude")
                .flag("--here", "only those of the current folder")
                .flag("--plain", "print them also on a terminal, and ask nothing")
                .flag("--ids", "print each one's id and title alone, with a tab between them")
                .json()
                .exits("N", "the tool's own exit code, if you chose one");
    }

    @Override
    public int run(Given given, Host host) {
        ResumePlan plan;
        try (Roam roam = host.open()) {
            List<Conversation> all = roam.conversations().stream()
                    .filter(one -> given.option("--tool")
                            .map(tool -> tool.equals(one.tool()))
                            .orElse(true))
                    .filter(one -> !given.has("--here")
                            || roam.belongsTo(one, host.machine().directory()))
                    .toList();
            if (all.isEmpty() || isPrinted(given, host)) {
                print(all, given, host);
                return ExitCode.DONE;
            }
            Optional<String> id = new Choosing(host, roam).of(all, "", Optional.empty());
            if (id.isEmpty()) {
                return ExitCode.DONE;
            }
            plan = new Patience(host).with(() -> roam.resume(id.get(), Optional.empty()));
        }
        return new Going(given, host).on(plan, false);
    }

    private static boolean isPrinted(Given given, Host host) {
        return given.has("--plain") || given.has("--ids") || !Choosing.isPossible(given, host);
    }

    private static void print(List<Conversation> all, Given given, Host host) {
        if (given.json()) {
            host.terminal()
                    .json(Map.of(
                            "conversations",
                            all.stream().map(ConversationJson::of).toList()));
        } else if (given.has("--ids")) {
            all.forEach(one -> host.terminal().say(one.shortId() + "\t" + Table.cut(title(one), WIDEST)));
        } else {
            print(all, host);
        }
    }

    private static void print(List<Conversation> all, Host host) {
        if (all.isEmpty()) {
            host.terminal().say("no conversations; roam sync captures those of the tools here");
            return;
        }
        Instant now = host.machine().clock().instant();
        Table table = new Table("ID", "TITLE", "TOOL", "WORKSPACE", "DEVICE", "LAST WORD", "STATE");
        for (Conversation one : all) {
            table.row(
                    one.shortId(),
                    title(one),
                    one.tool(),
                    Folder.words(one.workspace(), host),
                    one.device(),
                    Ago.words(one.lastMessageTime(), now, host.zone()),
                    state(one));
        }
        table.print(host.terminal());
    }

    private static String title(Conversation one) {
        return one.title().orElse("(no title)");
    }

    private static String state(Conversation one) {
        String branches = one.branches() > 1 ? ", " + one.branches() + " branches" : "";
        String word = one.state().word() + branches;
        return switch (one.state()) {
            case HERE -> Style.GOOD.of(word);
            case ELSEWHERE -> word;
            case UNPLACED, DIVERGED -> Style.WARNING.of(word);
            case PRIVATE -> Style.DIM.of(word);
        };
    }
}
