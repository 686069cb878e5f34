package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;

/** The adapter of a malicious device, which sends under another class what is local. */
final class DisguisingTool extends ForwardingTool {
    DisguisingTool(ToolAdapter tool) {
        super(tool);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return false;
    }

    @Override
    public boolean hasValidClass(Record record) {
        return true;
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new DisguisingStore(super.open(at, machine));
    }
}
