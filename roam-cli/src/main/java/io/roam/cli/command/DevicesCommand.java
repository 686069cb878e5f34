package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.cli.terminal.Table;
import java.util.List;
import java.util.Map;

/** Lists the devices. */
final class DevicesCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "devices",
                        "Lists this device, those it is paired with, and those that wait for your",
                        "word, with the fingerprints of their keys: compare them on both screens.")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        try (Roam roam = host.open()) {
            List<Device> devices = roam.devices();
            if (given.json()) {
                host.terminal()
                        .json(Map.of(
                                "devices",
                                devices.stream().map(DeviceWords::json).toList()));
            } else {
                table(devices).print(host.terminal());
            }
        }
        return ExitCode.DONE;
    }

    static Table table(List<Device> devices) {
        Table table = new Table("NAME", "FINGERPRINT", "SYSTEM", "STANDING");
        devices.forEach(device ->
                table.row(device.name(), device.fingerprint(), device.platform(), DeviceWords.standing(device)));
        return table;
    }
}
