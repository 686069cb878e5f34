package io.roam.cli.command;

import io.roam.ToolSettings;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
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
        return CommandSyntax.of(
                        "config",
                        "Shows what can be chosen about the tools here and what was, or chooses. A",
                        "running roam takes it up by itself.")
                .argument("NAME", false, "a setting, such as windsurf.write; left out: all")
                .argument("VALUE", false, "what it is from now on; `default`: what it is by itself")
                .flag("--unset", "reset the setting to its default")
                .json();
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        ToolSettings settings = ToolSettings.of(
                context.home(), context.machine(), context.installedProviders().providers());
        Optional<String> name = arguments.argument(0);
        Optional<String> value = arguments.argument(1);
        if (arguments.has("--unset")) {
            settings.set(name.orElseThrow(() -> arguments.usageError("missing argument: <name>")), "");
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

    private static void print(
            ToolSettings settings, Map<String, String> values, ParsedArguments arguments, CommandContext context) {
        if (arguments.isJson()) {
            context.terminal().printJson(Map.of("settings", values));
            return;
        }
        values.forEach((name, value) -> context.terminal()
                .print(Style.GOOD.apply(name) + " is " + value + "   "
                        + settings.known().get(name)));
    }
}
