package io.roam;

import io.roam.spi.Machine;
import io.roam.spi.tool.ToolAdapter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the user chooses about the tools of this device. An open {@link Roam} notices a change by itself. */
public final class Settings {
    private final RoamHome home;
    private final Machine machine;
    private final Providers providers;

    private Settings(RoamHome home, Machine machine, Providers providers) {
        this.home = home;
        this.machine = machine;
        this.providers = providers;
    }

    /**
     * Those of a home that was set up.
     *
     * @throws NotInitializedException if it was not
     */
    public static Settings of(RoamHome home, Machine machine, Providers providers) {
        if (!Config.isIn(home.config())) {
            throw new NotInitializedException(home.data());
        }
        return new Settings(home, machine, providers);
    }

    /** The names of what can be chosen, each with a clause that says what it does. */
    public Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        for (ToolAdapter adapter : providers.adapters()) {
            known.putAll(adapter.settingDescriptions());
        }
        return known;
    }

    /** What was chosen under a name, if anything. */
    public Optional<String> value(String name) {
        check(name);
        return Optional.ofNullable(Config.read(home.config()).settings().get(name));
    }

    /** Chooses. An empty value is no choice: what the tool's adapter takes by itself counts again. */
    public void set(String name, String value) {
        check(name);
        new HomeLock(home.data(), Pause::real).holding(() -> {
            Config before = Config.read(home.config());
            Map<String, String> settings = new TreeMap<>(before.settings());
            settings.remove(name);
            if (!value.isEmpty()) {
                settings.put(name, value);
            }
            before.with(settings).write(home.config(), machine.disk());
            return settings;
        });
    }

    private void check(String name) {
        if (!known().containsKey(name)) {
            throw new NotPossibleException(
                    "no installed tool has such a setting", name, "roam config lists those there are");
        }
    }
}
