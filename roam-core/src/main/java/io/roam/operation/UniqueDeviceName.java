package io.roam.operation;

import io.roam.api.SyncReport;
import io.roam.spi.Reason;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives this device another name if the device with which it asked to pair turns out to have the same. */
public record UniqueDeviceName(OpenHome home) {
    /** Synchronizes, renames this device if its request was accepted by a device of the same name, and then synchronizes again. */
    public SyncReport sync(Supplier<SyncReport> sync) {
        boolean wasAwaiting = home.closure().isEmpty() && isAwaiting();
        SyncReport report = sync.get();
        if (!wasAwaiting || isAwaiting()) {
            return report;
        }
        Optional<String> newName = home.runExclusive(() -> new DevicePairing(home).renameIfTaken());
        return newName.map(name -> report.plus(sync.get())
                        .plusNote(Reason.Coded.of(
                                "device-renamed",
                                "this device is now named \"" + name
                                        + "\", because a paired device has its former name")))
                .orElse(report);
    }

    private boolean isAwaiting() {
        return !home.context().ledger().awaitedDevices().all().isEmpty();
    }
}
