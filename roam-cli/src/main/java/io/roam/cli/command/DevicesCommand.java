package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.DeviceText;
import java.util.List;
import java.util.Map;

/** Lists the devices. */
final class DevicesCommand implements Command {

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("devices", "List your devices and pairing requests", """
                        Shows this device, the devices paired with it, and devices that want to pair. Before you
                        approve a request, compare the key fingerprint with the one that roam devices shows on the
                        other device.
                        """)
                .json()
                .example("$ roam devices", "$ roam pair laptop      # approve a request")
                .related("roam pair", "roam unpair", "roam review");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            List<Device> devices = roam.devices().list();
            if (arguments.isJson()) {
                context.terminal()
                        .printJson(Map.of(
                                "devices",
                                devices.stream().map(DeviceText::toJson).toList()));
            } else {
                DeviceText.print(devices, context);
            }
        }
        return ExitCode.DONE;
    }
}
