package io.roam.cli.output;

import io.roam.api.Device;
import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.TableColumn;
import io.roam.cli.terminal.Terminal;
import io.roam.cli.terminal.TextTable;
import io.roam.device.DeviceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes devices as text and as JSON. */
public final class DeviceText {
    private static final int MIN_WIDTH = 8;

    private DeviceText() {}

    public static Map<String, @Nullable Object> toJson(Device device) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", device.id());
        json.put("name", device.name());
        json.put("platform", device.platformName().isEmpty() ? null : device.platformName());
        json.put("status", device.state().word());
        json.put("by", device.by().orElse(null));
        json.put("fingerprint", device.fingerprint());
        return json;
    }

    /** Prints a table of devices, and below it what the user can do. */
    public static void print(List<Device> devices, CommandContext context) {
        Terminal terminal = context.terminal();
        TextTable table = new TextTable(
                TableColumn.text("NAME", MIN_WIDTH),
                TableColumn.text("STATUS", MIN_WIDTH),
                TableColumn.text("OS", MIN_WIDTH).omittedAt(1),
                TableColumn.whole("KEY FINGERPRINT"));
        devices.forEach(
                device -> table.addRow(device.name(), status(device), device.platformName(), device.fingerprint()));
        table.print(terminal);
        devices.forEach(device -> printHint(device, terminal));
        printSharedNames(devices, context);
    }

    private static void printHint(Device device, Terminal terminal) {
        switch (device.state()) {
            case ASKS ->
                terminal.print("hint: if " + device.name() + " is your device, compare the key fingerprint, then run: "
                        + acceptCommand(device));
            case VOUCHED -> terminal.print("hint: to pair with " + device.name() + ": " + acceptCommand(device));
            case HELD ->
                terminal.print("hint: to keep " + device.name() + ": " + acceptCommand(device) + ", otherwise: "
                        + removeCommand(device));
            case REQUESTED ->
                terminal.print("hint: the other device accepts at its next sync; to cancel the request: "
                        + removeCommand(device));
            default -> {
                return;
            }
        }
    }

    private static void printSharedNames(List<Device> devices, CommandContext context) {
        Device.sharedNames(devices)
                .forEach((name, count) -> context.errors()
                        .printWarning(
                                count + " devices are named \"" + name + "\"",
                                List.of("on one of them, run: roam init --name <name>")));
    }

    /** Returns the name of a device with its key fingerprint, for the user to compare. */
    public static String nameAndFingerprint(Device device) {
        return device.state() == Device.TrustState.REQUESTED
                ? "the other device (key fingerprint " + device.fingerprint() + ")"
                : device.name() + " (key fingerprint " + device.fingerprint() + ")";
    }

    /** Returns the command that accepts a device. */
    public static String acceptCommand(Device device) {
        return "roam pair " + typedName(device);
    }

    /** Returns the command that removes a device. */
    public static String removeCommand(Device device) {
        return "roam unpair " + typedName(device);
    }

    /** Returns what the user types for a device: the id if the name, which the device chose, could be misread. */
    public static String typedName(Device device) {
        return new DeviceId(device.id()).inCommand(device.name());
    }

    public static String status(Device device) {
        return switch (device.state()) {
            case SELF -> "this device";
            case PAIRED -> "paired";
            case ASKS -> "wants to pair";
            case REQUESTED -> "request sent";
            case VOUCHED -> "introduced" + by(device);
            case HELD -> "removed" + by(device);
            case LEFT -> "left";
            case RETIRED -> "removed";
        };
    }

    private static String by(Device device) {
        return device.by().map(name -> " by " + name).orElse("");
    }
}
