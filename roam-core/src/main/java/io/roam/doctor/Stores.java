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
record Stores(List<StoreLook> all, List<Diagnosis> failures) {
    static Stores of(List<ToolAdapter> adapters, Machine machine) {
        Stores stores = new Stores(new ArrayList<>(), new ArrayList<>());
        adapters.forEach(adapter -> stores.look(adapter, machine));
        return stores;
    }

    private void look(ToolAdapter adapter, Machine machine) {
        failures.addAll(new AdapterCheck(adapter, () -> {
                    for (StoreLocation at : adapter.locate(machine)) {
                        all.add(StoreLook.at(adapter, at, machine));
                    }
                    return List.of();
                })
                .run());
    }
}
