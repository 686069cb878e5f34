package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.shell.CompletionScript;
import io.roam.cli.shell.LauncherScript;
import io.roam.cli.shell.Shell;

/** Prints what a shell evaluates at start, for completion and shortcuts. */
final class CompletionCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "completion",
                        "Prints what a shell evaluates to complete roam's commands, options and ids.",
                        "In ~/.bashrc: eval \"$(roam completion bash)\"; in ~/.zshrc the same with zsh;",
                        "in config.fish: roam completion fish | source. Nobody has tried PowerShell yet:",
                        "roam completion powershell | Out-String | Invoke-Expression")
                .choice(Shell.names(), "the shell")
                .flag("--shortcuts", "also define the shortcuts, such as cr for roam resume");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Shell shell = Shell.require(arguments.argument(0).orElseThrow());
        String launcher = LauncherScript.command(context.machine()).get(0);
        CompletionScript script = new CompletionScript(shell, launcher, CompletionWords.createTable());
        context.terminal()
                .rawOutput()
                .print(arguments.has("--shortcuts") ? script.withShortcuts() : script.completion());
        return ExitCode.DONE;
    }
}
