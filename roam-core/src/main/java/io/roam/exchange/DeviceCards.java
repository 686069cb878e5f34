package io.roam.exchange;

import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DeviceKey;
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

/** The devices' cards: one file a device in the pool, the newest. */
public final class DeviceCards {
    private static final String ENDING = ".json";

    private final Path folder;
    private final Disk disk;
    private final Map<DeviceId, DeviceCard> cards = new TreeMap<>();
    private final Map<DeviceId, byte[]> bytes = new TreeMap<>();
    private boolean looked;

    /** The cards in that folder, which are read when somebody asks; damaged ones are as if they were not there. */
    public DeviceCards(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    private synchronized Map<DeviceId, DeviceCard> cards() {
        if (!looked) {
            looked = true;
            read();
        }
        return cards;
    }

    private void read() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            files.forEach(this::read);
        } catch (IOException e) {
            throw new DiskException("cannot read", folder, e);
        }
    }

    private void read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            DeviceCard card = DeviceCard.parse(content);
            if (file.getFileName().toString().equals(card.device().text() + ENDING)) {
                keep(card, content);
            }
        } catch (IOException | RoamException e) { // a good one comes again from its device
            return;
        }
    }

    private void keep(DeviceCard card, byte[] content) {
        cards.put(card.device(), card);
        bytes.put(card.device(), content);
    }

    /** All cards. */
    public List<DeviceCard> all() {
        return List.copyOf(cards().values());
    }

    /** A device's card. */
    public Optional<DeviceCard> of(DeviceId device) {
        return Optional.ofNullable(cards().get(device));
    }

    /** Takes in a card if it is newer than the one that is known. */
    public void take(byte[] content) {
        DeviceCard card = DeviceCard.parse(content);
        if (of(card.device()).map(known -> known.number() < card.number()).orElse(true)) {
            write(card, content);
        }
    }

    /** Makes this device's own card say what is so now. */
    public void own(
            DeviceKey key,
            String circle,
            String name,
            Os os,
            TrustedDevices trustedDevices,
            DeviceAddresses addresses) {
        List<DeviceCard.Vouch> vouches = new ArrayList<>();
        trustedDevices.all().stream()
                .filter(device -> !device.retired())
                .forEach(device -> vouches.add(new DeviceCard.Vouch(device.key(), device.name())));
        String platform = os.word();
        Optional<DeviceCard> before = of(key.publicKey().id());
        if (before.isPresent()
                && before.get().name().equals(name)
                && before.get().platform().equals(platform)
                && before.get().vouches().equals(vouches)
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
                addresses.json(),
                Map.of());
        write(card, card.toBytes(key));
    }

    /** Makes this device's own card say that it takes part no more. */
    public void leave(DeviceKey key, Instant now) {
        of(key.publicKey().id()).ifPresent(last -> {
            DeviceCard card = new DeviceCard(
                    last.circle(),
                    last.key(),
                    last.number() + 1,
                    last.name(),
                    last.platform(),
                    last.formats(),
                    last.vouches(),
                    Map.of(),
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
        keep(card, content);
    }

    /** What is given out: the own card, and those of trusted devices, by the names that transports use. */
    Map<String, byte[]> published(DeviceId own, TrustedDevices trustedDevices) {
        Map<String, byte[]> all = new TreeMap<>();
        cards().forEach((device, card) -> {
            byte[] content = Objects.requireNonNull(bytes.get(device));
            if (device.equals(own) || trustedDevices.find(device).isPresent()) {
                all.put(new ExchangeFileName(Hash.of(content), ExchangeFileName.Kind.CARD).toString(), content);
            }
        });
        return all;
    }

    /** The devices that trusted ones vouch for and that are neither trusted nor retired here. */
    public List<TrustedDevice> vouched(DeviceId own, TrustedDevices trustedDevices) {
        Map<DeviceId, TrustedDevice> found = new TreeMap<>();
        for (DeviceCard card : cards().values()) {
            if (trustedDevices.find(card.device()).isPresent()) {
                card.vouches().stream()
                        .filter(vouch -> !vouch.key().id().equals(own)
                                && trustedDevices.findKnown(vouch.key().id()).isEmpty())
                        .forEach(vouch -> found.put(
                                vouch.key().id(),
                                new TrustedDevice(vouch.key(), vouch.name(), false, DeviceAddresses.NONE)));
            }
        }
        return List.copyOf(found.values());
    }
}
