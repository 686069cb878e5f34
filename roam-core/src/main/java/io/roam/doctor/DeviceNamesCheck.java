package io.roam.doctor;

import io.roam.api.Device;
import io.roam.operation.DevicePairing;
import io.roam.operation.OpenHome;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import java.util.List;

/** Finds paired devices that have one name. */
record DeviceNamesCheck(OpenHome home) implements Check {
    @Override
    public List<Diagnosis> run() {
        return Device.sharedNames(new DevicePairing(home).all()).entrySet().stream()
                .map(shared -> Diagnosis.warning(
                        "duplicate-name",
                        shared.getValue() + " devices are named \"" + shared.getKey() + "\"",
                        "",
                        Remedy.of("on one of them, run: ")
                                .then(RoamAction.of(ActionKind.RENAME_DEVICE, "<name>")
                                        .elsewhere())))
                .toList();
    }
}
