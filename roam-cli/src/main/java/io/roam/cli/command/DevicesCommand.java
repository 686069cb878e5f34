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
import java.util.Optional;

/** Lists the devices. */
final class DevicesCommand implements Command {

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("devices", "List your devices and pairing requests", """
                        Shows this device, the devices paired with it, and devices that want to pair. Before you
                        approve a request, compare the key fingerprint with the one that roam devices shows on the
                        other device.
                        """)
                .usage("devices")
                .usage("devices approve <device>")
                .argument("approve", false, "Approve a pairing request, as roam pair <device> does")
                .argument("<device>", false, "Name or ID of the device that wants to pair")
                .flag("--names", "Print name and status of the other devices, separated by a tab, for scripts")
                .json()
                .example("$ roam devices", "$ roam devices approve laptop")
                .exitCode(ExitCode.PARTLY, "Approved, but something could not be exchanged or is pending")
                .exitCode(ExitCode.QUARANTINED, "Approved, but something received was quarantined")
                .related("roam pair", "roam unpair", "roam review");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Optional<String> action = arguments.argument(0);
        if (action.isPresent()) {
            return approve(action.get(), arguments, context);
        }
        try (Roam roam = context.openRoam()) {
            List<Device> devices = roam.devices().list();
            if (arguments.isJson()) {
                context.terminal()
                        .printJson(Map.of(
                                "devices",
                                devices.stream().map(DeviceText::toJson).toList()));
            } else if (arguments.has("--names")) {
                devices.stream()
                        .filter(device -> device.state() != Device.TrustState.SELF)
                        .forEach(device -> context.terminal()
                                .printUnwrapped(DeviceText.typedName(device) + "\t" + DeviceText.status(device)));
            } else {
                DeviceText.print(devices, context);
            }
        }
        return ExitCode.DONE;
    }

    private static int approve(String action, ParsedArguments arguments, CommandContext context) {
        if (!action.equals("approve")) {
            throw arguments.usageError("unknown action: " + action + " (expected: approve)");
        }
        String name = arguments.argument(1).orElseThrow(() -> arguments.usageError("missing argument: <device>"));
        try (Roam roam = context.openRoam()) {
            return PairCommand.accept(roam, name, arguments, context);
        }
    }
}
