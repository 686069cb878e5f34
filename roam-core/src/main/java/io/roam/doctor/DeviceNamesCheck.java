package io.roam.doctor;

import io.roam.api.Device;
import io.roam.operation.DevicePairing;
import io.roam.operation.OpenHome;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
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
                        "on one of them, run: roam init --name <name>"))
                .toList();
    }
}
