package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.args.UnknownValueException;
import io.roam.cli.help.HelpPage;
import io.roam.cli.help.HelpPrinter;
import io.roam.cli.help.HelpTopic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints help for a command or about a topic, or writes the man pages. */
final class HelpCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("help", "Show help for a command or a topic", """
                        Without an argument, lists all commands. Topics are %s. With --man, writes the man pages of
                        all commands and topics to a folder.
                        """.formatted(
                        Arrays.stream(HelpTopic.values()).map(HelpTopic::word).collect(Collectors.joining(", "))))
                .argument("<command>", false, "A command or a topic")
                .option("--man", "<folder>", "Write the man pages to this folder")
                .example("$ roam help resume", "$ roam help exit-codes", "$ roam help --man ~/.local/share/man");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Optional<Path> folder = arguments.option("--man").map(context::resolvePath);
        if (folder.isPresent()) {
            int written = new ManPages(context.machine().disk()).write(folder.get());
            context.terminal().print("Wrote " + written + " man pages to " + folder.get());
            return ExitCode.DONE;
        }
        String subject = arguments.argument(0).orElse("");
        if (subject.isEmpty()) {
            HelpOverview.print(context.terminal());
            return ExitCode.DONE;
        }
        HelpPage page = findPage(subject)
                .orElseThrow(() -> UnknownValueException.of(
                        "command or topic", subject, subjects(), "roam --help lists all commands and topics"));
        new HelpPrinter(context.terminal()).print(page);
        return ExitCode.DONE;
    }

    private static List<String> subjects() {
        return Stream.concat(Arrays.stream(HelpTopic.values()).map(HelpTopic::word), Commands.names().stream())
                .toList();
    }

    private static Optional<HelpPage> findPage(String subject) {
        return Commands.findCurrent(subject)
                .map(command -> HelpPage.of(command.syntax()))
                .or(() -> HelpTopic.find(subject).map(HelpTopic::page));
    }
}
