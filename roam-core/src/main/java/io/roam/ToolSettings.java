package io.roam;

import io.roam.api.NotInitializedException;
import io.roam.api.NotPossibleException;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.home.HomeConfig;
import io.roam.home.HomeLock;
import io.roam.home.Sleeper;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
import io.roam.spi.tool.ToolAdapter;
import io.roam.text.SpellingSuggestion;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings of the tools of this device. An open {@link Roam} notices a change. Thread-safe. */
public final class ToolSettings {
    private final RoamHome home;
    private final Machine machine;
    private final Providers providers;

    private ToolSettings(RoamHome home, Machine machine, Providers providers) {
        this.home = home;
        this.machine = machine;
        this.providers = providers;
    }

    /**
     * Returns the settings of a home that was set up.
     *
     * @throws NotInitializedException if it was not
     */
    public static ToolSettings of(RoamHome home, Machine machine, Providers providers) {
        if (!HomeConfig.isIn(home.config())) {
            throw new NotInitializedException(home.data());
        }
        return new ToolSettings(home, machine, providers);
    }

    /** Returns the names of all settings, each with a clause that describes it. */
    public Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        for (ToolAdapter adapter : providers.adapters()) {
            known.putAll(adapter.settingDescriptions());
        }
        return known;
    }

    /** Returns the value of a setting, if the user chose one. */
    public Optional<String> value(String name) {
        check(name);
        return Optional.ofNullable(HomeConfig.read(home.config()).settings().get(name));
    }

    /**
     * Sets a value. An empty one resets it to the default of the tool's adapter.
     *
     * @throws NotPossibleException if the setting cannot have that value
     */
    public void set(String name, String value) {
        check(name);
        if (!value.isEmpty() && !accepts(name, value)) {
            throw new NotPossibleException(
                    "invalid-value",
                    "not a value of " + name + ": \"" + value + "\"",
                    "",
                    Remedy.run(ActionKind.EXPLAIN_SETTINGS));
        }
        new HomeLock(home.data(), Sleeper::real).runLocked(() -> {
            HomeConfig before = HomeConfig.read(home.config());
            Map<String, String> settings = new TreeMap<>(before.settings());
            settings.remove(name);
            if (!value.isEmpty()) {
                settings.put(name, value);
            }
            before.with(settings).write(home.config(), machine.disk());
            return settings;
        });
    }

    private boolean accepts(String name, String value) {
        return providers.adapters().stream()
                .filter(adapter -> adapter.settingDescriptions().containsKey(name))
                .allMatch(adapter -> adapter.acceptsSetting(name, value));
    }

    private void check(String name) {
        if (!known().containsKey(name)) {
            throw new NotPossibleException(
                    "unknown-setting",
                    "unknown setting \"" + name + "\"",
                    "",
                    Remedy.of(SpellingSuggestion.hint(name, known().keySet()).orElse(""))
                            .and(Remedy.of("list all settings: ").then(ActionKind.CONFIGURE)));
        }
    }
}
