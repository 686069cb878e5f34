package io.roam.ledger;

import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names of the devices, this one included.
 *
 * @param cards finds a device's own card
 */
public record DeviceNames(TrustedDevices trusted, Function<DeviceId, Optional<DeviceCard>> cards) {
    /** Returns the name that the user trusted, else the one on the device's own card, else the beginning of its id. */
    public String nameOf(DeviceId device) {
        return trusted.findKnown(device)
                .map(TrustedDevice::name)
                .or(() -> cards.apply(device).map(DeviceCard::name))
                .orElse(device.shortId());
    }
}
