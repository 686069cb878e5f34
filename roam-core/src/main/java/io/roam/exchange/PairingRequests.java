package io.roam.exchange;

import io.roam.device.PairingRequest;
import io.roam.device.PairingToken;
import io.roam.files.OwnFiles;
import io.roam.spi.DiskException;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Requests to be paired: a device that proves a valid token is trusted at once, the others wait for the user. */
public final class PairingRequests {
    /** How many requests wait at most; a device that has a pairing code needs not wait. */
    private static final int MOST = 50;

    private final ExchangeContext context;
    private final DeviceTrust trust;
    private final Path folder;

    /** {@code folder}: of the requests that wait. */
    PairingRequests(ExchangeContext context, DeviceTrust trust, Path folder) {
        this.context = context;
        this.trust = trust;
        this.folder = folder;
    }

    /** Trusts the device that asks, if it proves a valid token; else keeps its request for the user. */
    void receive(PairingRequest request, byte[] content, ReceivedLog log) {
        if (!request.to().equals(context.device()) || !isStranger(request)) {
            return;
        }
        List<PairingToken> tokens = trust.view().isReported(request.device())
                ? List.of() // whoever found the machine may have found a code on it
                : context.ledger().tokens().valid(context.machine().clock().instant());
        for (PairingToken token : tokens) {
            if (request.proves(token, context.publicKey())) {
                context.ledger().trustedDevices().add(request.key(), request.name(), request.addresses(), token);
                log.addPaired(request.name());
                return;
            }
        }
        if (OwnFiles.list(folder, ExchangeFileName.Kind.KNOCK.ending()).size() >= MOST) {
            log.addPassed();
            return;
        }
        keep(content);
        String name = request.name().replaceAll("[^A-Za-z0-9._-]", "?");
        log.addRequest("a device that calls itself " + name + ", fingerprint "
                + request.device().fingerprint()
                + ", asks to be paired; if it is yours: roam pair "
                + request.device().shortId());
    }

    private void keep(byte[] content) {
        Path file = folder.resolve(
                ExchangeFileName.of(content, ExchangeFileName.Kind.KNOCK).toString());
        try {
            if (!Files.exists(file)) {
                context.disk().writeAtomically(file, content);
            }
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    /** Returns the requests that wait for the user. */
    public List<PairingRequest> pending() {
        return received().stream().filter(this::isStranger).toList();
    }

    /** Returns the requests that the user was asked about, answered or not. */
    public List<PairingRequest> received() {
        return OwnFiles.list(folder, ExchangeFileName.Kind.KNOCK.ending()).stream()
                .flatMap(file -> read(file).stream())
                .toList();
    }

    private boolean isStranger(PairingRequest request) {
        return context.ledger().trustedDevices().find(request.device()).isEmpty();
    }

    private static Optional<PairingRequest> read(Path file) {
        try {
            return Optional.of(PairingRequest.parse(Files.readAllBytes(file)));
        } catch (IOException | RoamException e) { // unreadable, so nobody can answer it
            return Optional.empty();
        }
    }
}
