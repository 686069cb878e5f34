package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.shell.LinkState;
import io.roam.cli.shell.PathLine;
import io.roam.cli.shell.ShellLink;
import io.roam.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Installs the link by which shells find roam. */
final class LinkCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("link", "Add roam to your PATH", """
                        Creates a link to roam in ~/.local/bin, or in ~/bin if only that is on your PATH. If neither
                        is, prints the line to add to your shell's start file. On Windows, only prints the line. Not
                        needed if you installed roam with a package manager.
                        """)
                .flag("--remove", "Remove the link")
                .json()
                .example("$ ./roam link", "$ roam link --remove")
                .related("roam completion");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        if (arguments.has("--remove")) {
            return remove(arguments, context);
        }
        LinkState state = new ShellLink(context.machine()).install();
        if (arguments.isJson()) {
            context.terminal().printJson(toJson(state));
        } else {
            print(state, context.terminal());
        }
        return ExitCode.DONE;
    }

    private static int remove(ParsedArguments arguments, CommandContext context) {
        List<Path> removed = new ShellLink(context.machine()).uninstall();
        if (arguments.isJson()) {
            context.terminal().printJson(Map.of("removed", removed));
        } else if (removed.isEmpty()) {
            context.terminal().print("No link to this roam in ~/.local/bin or ~/bin.");
        } else {
            removed.forEach(file -> context.terminal().print("Removed: " + file));
        }
        return ExitCode.DONE;
    }

    private static void print(LinkState state, Terminal terminal) {
        state.link().ifPresent(file -> terminal.print((state.changed() ? "Linked: " : "Already linked: ") + file));
        state.line().ifPresent(line -> {
            terminal.print("The folder is not on your PATH yet. Add this line to " + line.where() + ":");
            terminal.print(line.line());
        });
        state.hiding()
                .ifPresent(program -> terminal.printError("roam: note: PATH finds another roam first: " + program));
    }

    private static Map<String, @Nullable Object> toJson(LinkState state) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("link", state.link().orElse(null));
        json.put("changed", state.changed());
        json.put("line", state.line().map(PathLine::line).orElse(null));
        json.put("hiding", state.hiding().orElse(null));
        return json;
    }
}
