package io.roam.doctor;

import io.roam.device.DeviceCard;
import io.roam.device.PairingRequest;
import io.roam.ledger.TrustedDevice;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
import io.roam.spi.transport.PeerState;
import io.roam.sync.HomeContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reports the other devices, and whether any can be reached. */
record PeersCheck(HomeContext context) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        List<String> paired = context.ledger().trustedDevices().all().stream()
                .filter(device -> !device.retired() && !hasLeft(device))
                .map(TrustedDevice::name)
                .toList();
        found.add(
                paired.isEmpty()
                        ? Diagnosis.notice("no-device", "No paired device", "", Remedy.run(ActionKind.PAIR))
                        : Diagnosis.good("devices", "Paired with " + String.join(", ", paired), ""));
        if (isAlone()) {
            found.add(Diagnosis.notice(
                    "devices-offline",
                    "No other device is online",
                    "",
                    Remedy.of("start ")
                            .then(RoamAction.of(ActionKind.WATCH).elsewhere())
                            .then(" on the other devices")));
        }
        context.exchange().pairingRequests().pending().forEach(pairingRequest -> found.add(asks(pairingRequest)));
        return found;
    }

    private boolean hasLeft(TrustedDevice device) {
        return context.cards().find(device.id()).filter(DeviceCard::hasLeft).isPresent();
    }

    private boolean isAlone() {
        List<PeerState> states = context.exchange().peerStates().values().stream()
                .flatMap(Collection::stream)
                .toList();
        return !states.isEmpty() && states.stream().allMatch(state -> state.link() == PeerState.Link.NONE);
    }

    private static Diagnosis asks(PairingRequest pairingRequest) {
        return Diagnosis.notice(
                "pairing-request",
                pairingRequest.name() + " wants to pair",
                pairingRequest.device().fingerprint(),
                Remedy.of("compare the key fingerprint, then: ")
                        .then(ActionKind.PAIR, pairingRequest.device().shortId()));
    }
}
