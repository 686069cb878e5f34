package io.roam.cli.command;

import io.roam.ToolSettings;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.args.UnknownValueException;
import io.roam.cli.terminal.Style;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows and changes the settings of tools. */
final class ConfigCommand implements Command {
    private static final String DEFAULT = "default";

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("config", "Show or change settings", """
                        Without an argument, shows all settings. A running roam watch applies a change immediately.
                        """)
                .usage("config [<setting> [<value>]]")
                .usage("config --unset <setting>")
                .argument("<setting>", false, "Name of a setting")
                .argument("<value>", false, "Its new value")
                .flag("--unset", "Reset the setting to its default")
                .setting(
                        "claude.profiles",
                        "Names for several configuration folders of Claude Code, such as"
                                + " ~/.claude-work=work,~/.claude-home=home. Conversations of a profile are added only to"
                                + " folders with the same name")
                .setting(
                        "cursor.backup",
                        "on or off: back up Cursor's database before roam first writes to a new version of it"
                                + " (default: on)")
                .setting("windsurf.write", "on or off: add conversations to Windsurf. Experimental (default: off)")
                .setting("windsurf.key", "Windsurf's file key, 32 characters; only needed if Windsurf changes it")
                .json()
                .example("$ roam config", "$ roam config cursor.backup off", "$ roam config --unset cursor.backup");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        ToolSettings settings = ToolSettings.of(context.home(), context.machine(), context.installedProviders());
        Optional<String> name = arguments.argument(0).map(ConfigCommand::currentName);
        Optional<String> value = arguments.argument(1);
        name.filter(typed -> !settings.known().containsKey(typed)).ifPresent(typed -> {
            throw UnknownValueException.of("setting", typed, settings.known().keySet());
        });
        if (arguments.has("--unset")) {
            settings.set(name.orElseThrow(() -> arguments.usageError("missing <setting>")), "");
        } else if (name.isPresent() && value.isPresent()) {
            settings.set(name.get(), value.get().equals(DEFAULT) ? "" : value.get());
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : name.map(Set::of).orElseGet(() -> settings.known().keySet())) {
            values.put(setting, settings.value(setting).orElse(DEFAULT));
        }
        print(settings, values, arguments, context);
        return ExitCode.DONE;
    }

    private static String currentName(String name) {
        return name.equals("windsurf.place") ? "windsurf.write" : name;
    }

    private static void print(
            ToolSettings settings, Map<String, String> values, ParsedArguments arguments, CommandContext context) {
        if (arguments.isJson()) {
            context.terminal().printJson(Map.of("settings", values));
            return;
        }
        values.forEach((name, value) -> {
            context.terminal().print(Style.GOOD.apply(name) + " is " + value);
            context.terminal().print("  " + Style.DIM.apply(settings.known().getOrDefault(name, "")), 0);
        });
    }
}
