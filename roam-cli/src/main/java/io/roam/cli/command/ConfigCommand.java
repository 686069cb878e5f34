package io.roam.cli.command;

import io.roam.ToolSettings;
import io.roam.cli.terminal.Style;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows and changes what the user chooses about tools. */
final class ConfigCommand implements Command {
    private static final String DEFAULT = "default";

    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "config",
                        "Shows what can be chosen about the tools here and what was, or chooses. A",
                        "running roam takes it up by itself.")
                .argument("NAME", false, "a setting, such as windsurf.place; left out: all")
                .argument("VALUE", false, "what it is from now on; `default`: what it is by itself")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        ToolSettings settings =
                ToolSettings.of(host.home(), host.machine(), host.installed().providers());
        Optional<String> name = given.argument(0);
        Optional<String> value = given.argument(1);
        if (name.isPresent() && value.isPresent()) {
            settings.set(name.get(), value.get().equals(DEFAULT) ? "" : value.get());
        }
        Map<String, String> shown = new LinkedHashMap<>();
        for (String one : name.map(Set::of).orElseGet(() -> settings.known().keySet())) {
            shown.put(one, settings.value(one).orElse(DEFAULT));
        }
        tell(settings, shown, given, host);
        return ExitCode.DONE;
    }

    private static void tell(ToolSettings settings, Map<String, String> shown, Given given, Host host) {
        if (given.json()) {
            host.terminal().json(Map.of("settings", shown));
            return;
        }
        shown.forEach((name, value) -> host.terminal()
                .say(Style.GOOD.of(name) + " is " + value + "   "
                        + settings.known().get(name)));
    }
}
