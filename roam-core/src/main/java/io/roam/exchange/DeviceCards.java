package io.roam.exchange;

import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DeviceKey;
import io.roam.ledger.Ledger;
import io.roam.ledger.TrustedDevice;
import io.roam.ledger.TrustedDevices;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Os;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The newest card of each device, one file a device in the pool. */
public final class DeviceCards {
    private static final String ENDING = ".json";

    private final Path folder;
    private final Disk disk;
    private final Map<DeviceId, DeviceCard> cards = new TreeMap<>();
    private final Map<DeviceId, byte[]> bytes = new TreeMap<>();
    private boolean loaded;

    /** {@code folder}: read when first used; damaged cards in it are ignored. */
    public DeviceCards(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    private synchronized Map<DeviceId, DeviceCard> cards() {
        if (!loaded) {
            loaded = true;
            load();
        }
        return cards;
    }

    private void load() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            files.forEach(this::loadCard);
        } catch (IOException e) {
            throw new DiskException("cannot read", folder, e);
        }
    }

    private void loadCard(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            DeviceCard card = DeviceCard.parse(content);
            if (file.getFileName().toString().equals(card.device().text() + ENDING)) {
                put(card, content);
            }
        } catch (IOException | RoamException e) { // its device gives out a good copy again
            return;
        }
    }

    private void put(DeviceCard card, byte[] content) {
        cards.put(card.device(), card);
        bytes.put(card.device(), content);
    }

    /** Returns the cards of all devices, this one's among them. */
    public List<DeviceCard> all() {
        return List.copyOf(cards().values());
    }

    /** Returns the card of a device. */
    public Optional<DeviceCard> find(DeviceId device) {
        return Optional.ofNullable(cards().get(device));
    }

    /** Stores a card, unless the device's stored card is as new. */
    void addIfNewer(DeviceCard card, byte[] content) {
        if (find(card.device()).map(known -> known.number() < card.number()).orElse(true)) {
            write(card, content);
        }
    }

    /** Writes this device's own card, if what it states has changed. */
    public void updateOwn(DeviceKey key, String circle, String name, Os os, Ledger ledger, DeviceAddresses addresses) {
        List<DeviceCard.Vouch> vouches = new ArrayList<>();
        ledger.trustedDevices().all().stream()
                .filter(device -> !device.retired())
                .forEach(device -> vouches.add(new DeviceCard.Vouch(device.key(), device.name())));
        String platform = os.word();
        Optional<DeviceCard> before = find(key.publicKey().id());
        if (before.isPresent()
                && before.get().name().equals(name)
                && before.get().platform().equals(platform)
                && before.get().vouches().equals(vouches)
                && before.get().decisions() == ledger.decisions()
                && DeviceAddresses.of(before.get().addresses()).equals(addresses)
                && !before.get().hasLeft()) {
            return;
        }
        long number = before.map(DeviceCard::number).orElse(0L) + 1;
        DeviceCard card = new DeviceCard(
                circle,
                key.publicKey(),
                number,
                name,
                platform,
                DeviceCard.FORMATS,
                vouches,
                addresses.toJson(),
                List.of(),
                ledger.decisions(),
                Map.of());
        write(card, card.toBytes(key));
    }

    /** Writes this device's own card so that it states that the device has left the circle. */
    public void markLeft(DeviceKey key, Instant now) {
        find(key.publicKey().id()).ifPresent(last -> {
            DeviceCard card = new DeviceCard(
                    last.circle(),
                    last.key(),
                    last.number() + 1,
                    last.name(),
                    last.platform(),
                    last.formats(),
                    last.vouches(),
                    Map.of(),
                    last.removed(),
                    last.decisions(),
                    Map.of(DeviceCard.LEFT, now.toString()));
            write(card, card.toBytes(key));
        });
    }

    private void write(DeviceCard card, byte[] content) {
        Path file = folder.resolve(card.device().text() + ENDING);
        try {
            disk.writeAtomically(file, content);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
        put(card, content);
    }

    /** Returns the cards to give out, this device's and those of trusted ones, by their file names. */
    Map<String, byte[]> published(DeviceId own, TrustedDevices trustedDevices) {
        Map<String, byte[]> all = new TreeMap<>();
        cards().forEach((device, card) -> {
            byte[] content = Objects.requireNonNull(bytes.get(device));
            if (device.equals(own) || trustedDevices.find(device).isPresent()) {
                all.put(ExchangeFileName.of(content, ExchangeFileName.Kind.CARD).toString(), content);
            }
        });
        return all;
    }

    /** Returns the devices that trusted ones vouch for and that are neither trusted nor retired here. */
    public List<TrustedDevice> vouched(DeviceId own, TrustedDevices trustedDevices) {
        Map<DeviceId, TrustedDevice> found = new TreeMap<>();
        for (DeviceCard card : cards().values()) {
            if (trustedDevices.find(card.device()).isPresent()) {
                card.vouches().stream()
                        .filter(vouch -> !vouch.key().id().equals(own)
                                && trustedDevices.findKnown(vouch.key().id()).isEmpty())
                        .forEach(vouch -> found.put(
                                vouch.key().id(),
                                TrustedDevice.trusted(vouch.key(), vouch.name(), DeviceAddresses.NONE)));
            }
        }
        return List.copyOf(found.values());
    }
}
