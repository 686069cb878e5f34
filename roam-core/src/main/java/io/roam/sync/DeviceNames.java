package io.roam.sync;

import io.roam.device.DeviceId;
import io.roam.ledger.TrustedDevice;

/** What the devices are called, this one too. */
public record DeviceNames(HomeContext context) {
    /** The name that the user trusted, else the one on the device's own card, else the beginning of its id. */
    public String of(DeviceId device) {
        return context.ledger()
                .trustedDevices()
                .findKnown(device)
                .map(TrustedDevice::name)
                .or(() -> context.cards().find(device).map(card -> card.name()))
                .orElse(device.shortId());
    }
}
