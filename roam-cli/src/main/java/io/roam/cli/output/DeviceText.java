package io.roam.cli.output;

import io.roam.api.Device;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a device as text and as JSON. */
public final class DeviceText {
    private DeviceText() {}

    public static Map<String, @Nullable Object> toJson(Device device) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", device.id());
        json.put("name", device.name());
        json.put("platform", device.platform().isEmpty() ? null : device.platform());
        json.put("status", device.state().word());
        json.put("fingerprint", device.fingerprint());
        return json;
    }

    /** Returns the command that accepts a device. It uses the id if the name, which the device chose, could be misread. */
    public static String acceptCommand(Device device) {
        boolean plain = device.name().matches("[A-Za-z0-9][A-Za-z0-9._-]*")
                && !device.name().startsWith("roam1-");
        return "roam pair " + (plain ? device.name() : device.id().substring(0, 8));
    }

    public static String stateText(Device device) {
        return switch (device.state()) {
            case SELF -> "this device";
            case PAIRED -> "paired";
            case ASKS -> "asks: " + acceptCommand(device);
            case REQUESTED -> "pairing request sent";
            case VOUCHED -> "trusted by a device you trust: " + acceptCommand(device);
            case HELD -> "removed by another device: " + acceptCommand(device) + ", or roam unpair";
            case LEFT -> "left";
            case RETIRED -> "removed";
        };
    }
}
