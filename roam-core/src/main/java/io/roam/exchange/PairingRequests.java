package io.roam.exchange;

import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.device.PairingRequest;
import io.roam.device.PairingToken;
import io.roam.ledger.Ledger;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who asks to be paired: those who prove that they hold a token are trusted at once, others wait for the user. */
public final class PairingRequests {
    private final Path folder;
    private final Disk disk;
    private final Ledger ledger;
    private final DevicePublicKey own;
    private final InstantSource clock;
    private final List<String> asking = new ArrayList<>();

    /** The knocks that wait stand in that folder. */
    public PairingRequests(Path folder, Disk disk, Ledger ledger, DevicePublicKey own, InstantSource clock) {
        this.folder = folder;
        this.disk = disk;
        this.ledger = ledger;
        this.own = own;
        this.clock = clock;
    }

    /** Hears a knock; gives the name of the device that is trusted from now on, if one is. */
    Optional<String> receive(byte[] content) {
        PairingRequest pairingRequest = PairingRequest.parse(content);
        if (!pairingRequest.to().equals(own.id())
                || ledger.trustedDevices().find(pairingRequest.device()).isPresent()) {
            return Optional.empty();
        }
        for (PairingToken token : ledger.tokens().valid(clock.instant())) {
            if (pairingRequest.proves(token, own)) {
                ledger.trustedDevices()
                        .add(pairingRequest.key(), pairingRequest.name(), pairingRequest.addresses(), token);
                return Optional.of(pairingRequest.name());
            }
        }
        keep(content);
        String name = pairingRequest.name().replaceAll("[^A-Za-z0-9._-]", "?");
        asking.add("a device that calls itself " + name + ", fingerprint "
                + pairingRequest.device().fingerprint()
                + ", asks to be paired; if it is yours: roam pair "
                + pairingRequest.device().shortId());
        return Optional.empty();
    }

    /** Who asked since the last call, a sentence each. */
    List<String> takeAsking() {
        List<String> all = List.copyOf(asking);
        asking.clear();
        return all;
    }

    private void keep(byte[] content) {
        Path file = folder.resolve(new ExchangeFileName(Hash.of(content), ExchangeFileName.Kind.KNOCK).toString());
        try {
            if (!Files.exists(file)) {
                disk.writeAtomically(file, content);
            }
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    /** Those who wait for the user's word. */
    public List<PairingRequest> pending() {
        List<PairingRequest> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.knock")) {
                files.forEach(file -> read(file).filter(this::isStranger).ifPresent(all::add));
            } catch (IOException e) {
                throw new DiskException("cannot read", folder, e);
            }
        }
        return all;
    }

    private boolean isStranger(PairingRequest pairingRequest) {
        DeviceId device = pairingRequest.device();
        return ledger.trustedDevices().find(device).isEmpty();
    }

    private static Optional<PairingRequest> read(Path file) {
        try {
            return Optional.of(PairingRequest.parse(Files.readAllBytes(file)));
        } catch (IOException | RoamException e) { // not one
            return Optional.empty();
        }
    }
}
