package io.roam.doctor;

import io.roam.device.DeviceCard;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.sync.HomeContext;
import java.util.Collections;
import java.util.List;

/** Finds devices that cannot read what this one writes. */
record PeerFormatsCheck(HomeContext context) implements Check {
    @Override
    public List<Diagnosis> run() {
        return context.cards().all().stream()
                .filter(card ->
                        context.ledger().trustedDevices().find(card.device()).isPresent())
                .filter(card -> !card.hasLeft())
                .filter(card -> Collections.disjoint(card.formats(), DeviceCard.FORMATS))
                .map(PeerFormatsCheck::diagnosis)
                .toList();
    }

    private static Diagnosis diagnosis(DeviceCard card) {
        return Diagnosis.warning(
                "format-version",
                card.name() + " cannot read what this version of roam writes",
                card.device().fingerprint(),
                "update the older roam of the two devices");
    }
}
