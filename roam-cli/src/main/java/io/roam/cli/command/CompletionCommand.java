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
        return CommandSyntax.of("completion", "Print the completion script for your shell", """
                        Completes commands, options, help topics, settings, tools, devices and conversation IDs. PowerShell is not tested yet.
                        """)
                .choice(Shell.names(), "Your shell")
                .flag(
                        "--shortcuts",
                        "Also define cr (resume), cs (list --pick), cf (search), cn (new Claude Code session), cfork and crf"
                                + " (fork)")
                .example(
                        "# bash: add to ~/.bashrc",
                        "eval \"$(roam completion bash)\"",
                        "# zsh: add to ~/.zshrc, after compinit",
                        "eval \"$(roam completion zsh)\"",
                        "# fish: add to ~/.config/fish/config.fish",
                        "roam completion fish | source",
                        "# PowerShell: add to $PROFILE",
                        "roam completion powershell | Out-String | Invoke-Expression")
                .related("roam link");
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
