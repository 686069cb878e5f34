package io.roam.api;

import io.roam.device.DeviceId;
import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.text.SpellingSuggestion;
import java.util.Collection;
import java.util.List;

/** A name or id names no device, or several. */
public final class UnknownDeviceException extends RoamException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private UnknownDeviceException(String code, String what, Remedy remedy) {
        super(what, "", remedy, null);
        this.code = code;
    }

    /** Reports that no device has that name, and which of these names was probably meant. */
    public static UnknownDeviceException noneNamed(String name, Collection<String> names) {
        return new UnknownDeviceException(
                "unknown-device",
                "no device named \"" + name + "\"",
                Remedy.of(SpellingSuggestion.hint(name, plain(names)).orElse(""))
                        .and(Remedy.run(ActionKind.DEVICES)));
    }

    /** Returns the names that a user can type; others may hold what looks like a hint of roam. */
    private static List<String> plain(Collection<String> names) {
        return names.stream().filter(DeviceId::isPlainName).toList();
    }

    /** Reports that so many devices have that name. */
    public static UnknownDeviceException severalNamed(String name, int count) {
        return new UnknownDeviceException(
                "ambiguous-device",
                count + " devices are named \"" + name + "\"",
                Remedy.of("use the first characters of the ID: ").then(ActionKind.DEVICES));
    }

    /** Reports that the device is known, but not paired. */
    public static UnknownDeviceException notPaired(String name) {
        return new UnknownDeviceException(
                "device-not-paired", "\"" + name + "\" is not paired", Remedy.run(ActionKind.DEVICES));
    }

    /** Reports that the key of the device has not arrived yet. */
    public static UnknownDeviceException withoutKey(String name) {
        return new UnknownDeviceException(
                "device-key-missing", "the key of \"" + name + "\" has not arrived yet", Remedy.run(ActionKind.SYNC));
    }

    @Override
    public String code() {
        return code;
    }
}
