package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.hooks.WindsurfHooks;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.ProgramSearch;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolHooks;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Windsurf, by its later name Devin Desktop, and Windsurf Next: the conversations of Cascade. */
public final class WindsurfAdapter extends CascadeAdapter {
    /** Called by the service loader, and by tests. */
    public WindsurfAdapter() {
        super(CascadeProduct.WINDSURF);
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return Locations.locate(machine);
    }

    /** Placing is an experiment, which needs a folder that the editor made: a store that was never used is not located. */
    @Override
    public boolean isInstalled(Machine machine) {
        return ProgramSearch.isInstalled("windsurf", machine)
                || (machine.os() == Os.MAC
                        && Files.isDirectory(machine.home().getFileSystem().getPath("/Applications/Windsurf.app")));
    }

    @Override
    public boolean hasValidClass(Record record) {
        return ClassRule.isValid(record);
    }

    @Override
    public Optional<ToolHooks> hooks(StoreLocation at, Machine machine) {
        return Optional.of(new WindsurfHooks(at.root(), machine));
    }

    @Override
    public Map<String, String> settingDescriptions() {
        return WindsurfSettings.descriptions();
    }

    @Override
    public boolean acceptsSetting(String name, String value) {
        return WindsurfSettings.accepts(name, value);
    }
}
