package io.roam.ledger;

import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.spi.Reason;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names of the devices, this one included.
 *
 * @param cards finds a device's own card
 */
public record DeviceNames(TrustedDevices trusted, Function<DeviceId, Optional<DeviceCard>> cards) {
    /**
     * Returns the name on the device's own card; if another device has that name, or there is no card, the name that it was paired
     * under; otherwise the beginning of its id.
     */
    public String nameOf(DeviceId device) {
        Optional<String> now = cards.apply(device).map(DeviceCard::name).filter(name -> !isTaken(name, device));
        return now.or(() -> trusted.findKnown(device).map(TrustedDevice::name))
                .map(Reason::plain)
                .orElse(device.shortId());
    }

    private boolean isTaken(String name, DeviceId device) {
        return trusted.all().stream()
                .anyMatch(other -> !other.id().equals(device) && other.name().equals(name));
    }
}
