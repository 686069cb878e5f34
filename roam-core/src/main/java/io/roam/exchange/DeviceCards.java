package io.roam.exchange;

import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DeviceKey;
import io.roam.files.OwnFiles;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The newest card of each device, one file a device in the pool. Thread-safe. */
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
            load();
            loaded = true;
        }
        return cards;
    }

    private void load() {
        OwnFiles.list(folder, ENDING).forEach(this::loadCard);
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

    private synchronized void put(DeviceCard card, byte[] content) {
        cards.put(card.device(), card);
        bytes.put(card.device(), content);
    }

    /** Returns the cards of all devices, this one's among them. */
    public synchronized List<DeviceCard> all() {
        return List.copyOf(cards().values());
    }

    /** Returns the card of a device. */
    public synchronized Optional<DeviceCard> find(DeviceId device) {
        return Optional.ofNullable(cards().get(device));
    }

    /** Stores a card, unless the device's stored card is as new. */
    void addIfNewer(DeviceCard card, byte[] content) {
        if (find(card.device()).map(known -> known.number() < card.number()).orElse(true)) {
            write(card, content);
        }
    }

    /** Stores a card, unless the device's stored card is newer. */
    void addIfAsNew(DeviceCard card, byte[] content) {
        if (find(card.device()).map(known -> known.number() <= card.number()).orElse(true)) {
            write(card, content);
        }
    }

    /**
     * Writes this device's own card, if what it states has changed; its number follows from the card before. Returns whether it did. A
     * card with more decisions is left: it shows that this home is older.
     */
    boolean updateOwn(DeviceKey key, DeviceCard now) {
        Optional<DeviceCard> before = find(now.device());
        if (before.filter(card -> card.decisions() > now.decisions()
                        || card.withNumber(now.number()).equals(now))
                .isPresent()) {
            return false;
        }
        DeviceCard card = now.withNumber(before.map(DeviceCard::number).orElse(0L) + 1);
        write(card, card.toBytes(key));
        return true;
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

    /** Returns the stored card of a device as a file. */
    synchronized byte[] content(DeviceId device) {
        return Objects.requireNonNull(bytes.get(device)).clone();
    }
}
