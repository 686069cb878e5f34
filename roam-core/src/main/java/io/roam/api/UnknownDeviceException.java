package io.roam.api;

import io.roam.spi.RoamException;
import io.roam.text.SpellingSuggestion;
import java.util.Collection;

/** A name or id names no device, or several. */
public final class UnknownDeviceException extends RoamException {
    private static final long serialVersionUID = 1L;

    private UnknownDeviceException(String what, String remedy) {
        super(what, "", remedy, null);
    }

    /** Reports that no device has that name, and which of these names was probably meant. */
    public static UnknownDeviceException noneNamed(String name, Collection<String> names) {
        return new UnknownDeviceException(
                "no device named \"" + name + "\"",
                SpellingSuggestion.hint(name, names).map(hint -> hint + "\n").orElse("") + "roam devices");
    }

    /** Reports that so many devices have that name. */
    public static UnknownDeviceException severalNamed(String name, int count) {
        return new UnknownDeviceException(
                count + " devices are named \"" + name + "\"", "use the first characters of the ID: roam devices");
    }

    /** Reports that the device is known, but not paired. */
    public static UnknownDeviceException notPaired(String name) {
        return new UnknownDeviceException("\"" + name + "\" is not paired", "roam devices");
    }

    /** Reports that the key of the device has not arrived yet. */
    public static UnknownDeviceException withoutKey(String name) {
        return new UnknownDeviceException("the key of \"" + name + "\" has not arrived yet", "roam sync");
    }
}
