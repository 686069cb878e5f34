package io.roam.doctor;

import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.util.ArrayList;
import java.util.List;

/**
 * The stores of the tools of a machine, as a look at names and times shows them.
 *
 * @param failures what could not be looked at
 */
record StoreScans(List<StoreScan> all, List<Diagnosis> failures) {
    static StoreScans of(List<ToolAdapter> adapters, Machine machine) {
        StoreScans scans = new StoreScans(new ArrayList<>(), new ArrayList<>());
        adapters.forEach(adapter -> scans.look(adapter, machine));
        return scans;
    }

    private void look(ToolAdapter adapter, Machine machine) {
        failures.addAll(new AdapterCheck(adapter, () -> {
                    for (StoreLocation at : adapter.locate(machine)) {
                        all.add(StoreScan.at(adapter, at, machine));
                    }
                    return List.of();
                })
                .run());
    }
}
