package io.roam.operation;

import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.RemovalNotice;
import io.roam.ledger.DeviceRemoval;
import io.roam.ledger.Ledger;
import io.roam.ledger.TrustedDevice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The decisions that this device's own card states, for a ledger that lost them.
 *
 * @param notices those that the card names
 */
record OwnCardDecisions(DeviceCard card, List<RemovalNotice> notices) {
    /** Adds the removals, the notices that were heard, and the trust that the ledger does not know; it answers no notice. */
    void addTo(Ledger ledger) {
        notices.stream().filter(notice -> !notice.maker().equals(card.device())).forEach(ledger.notices()::add);
        card.removed().forEach(removal -> addRemoval(removal, ledger));
        card.vouches().stream()
                .filter(vouch ->
                        ledger.trustedDevices().findKnown(vouch.key().id()).isEmpty())
                .forEach(vouch -> ledger.trustedDevices()
                        .add(TrustedDevice.trusted(vouch.key(), vouch.name(), DeviceAddresses.NONE)));
    }

    /** A removal that no notice of another device explains was this user's. */
    private void addRemoval(DeviceCard.Removal removal, Ledger ledger) {
        Optional<RemovalNotice> own = notices.stream()
                .filter(notice ->
                        notice.maker().equals(card.device()) && notice.removed().equals(removal.device()))
                .findFirst();
        boolean isOfOthers = own.isEmpty()
                && notices.stream().anyMatch(notice -> notice.removed().equals(removal.device()));
        boolean isAnswered = ledger.trustedDevices()
                .find(removal.device())
                .filter(device -> own.filter(notice -> device.despite().contains(notice.hash()))
                        .isPresent())
                .isPresent();
        boolean isKnown = ledger.trustedDevices()
                .findKnown(removal.device())
                .filter(TrustedDevice::retired)
                .isPresent();
        if (!isOfOthers && !isAnswered && !isKnown) {
            Instant at = own.map(RemovalNotice::at).orElse(removal.since());
            Instant since = own.map(RemovalNotice::since).orElse(removal.since());
            ledger.trustedDevices()
                    .add(new TrustedDevice(
                            removal.key(),
                            removal.name(),
                            DeviceAddresses.NONE,
                            Set.of(),
                            Optional.of(new DeviceRemoval(at, since, false))));
        }
    }
}
