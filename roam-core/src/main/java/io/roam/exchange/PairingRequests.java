package io.roam.exchange;

import io.roam.device.PairingRequest;
import io.roam.device.PairingToken;
import io.roam.files.OwnFiles;
import io.roam.ledger.PairingTokens;
import io.roam.spi.ActionKind;
import io.roam.spi.DiskException;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
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
            if (request.proves(token, context.device())) {
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
        String code =
                findEndedCode(request).map(why -> " with a code that " + why).orElse("");
        log.addRequest(Reason.Coded.of(
                "pairing-request",
                "\"" + name + "\" wants to pair" + code + " (key fingerprint "
                        + request.device().fingerprint() + ")",
                Remedy.of("if it is your device: ")
                        .then(ActionKind.PAIR, request.device().shortId())));
    }

    /** Returns what happened to the code that a request proves, if that code is no longer valid and remembered. */
    public Optional<String> findEndedCode(PairingRequest request) {
        PairingTokens tokens = context.ledger().tokens();
        if (proves(request, tokens.spent())) {
            return Optional.of("was already used");
        }
        return proves(request, tokens.expired(context.machine().clock().instant()))
                ? Optional.of("has expired")
                : Optional.empty();
    }

    private boolean proves(PairingRequest request, List<PairingToken> tokens) {
        return tokens.stream().anyMatch(token -> request.proves(token, context.device()));
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
