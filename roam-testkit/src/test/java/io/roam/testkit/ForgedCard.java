package io.roam.testkit;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.device.BatchList;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DeviceKey;
import io.roam.device.DevicePublicKey;
import io.roam.device.RemovalNotice;
import io.roam.ledger.Ledger;
import io.roam.ledger.TrustedDevice;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A card of a device that its roam did not make, with what it names: devices were removed long ago, and it vouches for all batches in its pool.
 *
 * @param files the content of each, by name
 */
record ForgedCard(Map<String, byte[]> files) {
    /** Signs a card as the newest of a device. */
    static ForgedCard of(TestDevice device, List<DeviceId> removed, Instant since) {
        Path data = device.home().data();
        DeviceKey key = DeviceKey.load(data.resolve("key"));
        DeviceCard card = DeviceCard.parse(
                bytes(data.resolve("pool/main/devices/" + key.publicKey().id().text() + ".json")));
        Map<String, byte[]> files = new LinkedHashMap<>();
        BatchList list = BatchList.of(device.pool().stream()
                .map(name -> BatchId.ofFile(Path.of(name)).orElseThrow())
                .toList());
        files.put(list.hash().hex() + ".list", list.bytes());
        List<DeviceCard.Removal> removals = new ArrayList<>();
        for (DeviceId id : removed) {
            keyOf(device, key.publicKey(), id).ifPresent(other -> {
                RemovalNotice notice = RemovalNotice.make(
                        new RemovalNotice.Statement(card.circle(), key.publicKey(), other, id.shortId(), since, since),
                        key);
                files.put(notice.hash().hex() + ".notice", notice.bytes());
                removals.add(new DeviceCard.Removal(
                        other, id.shortId(), since, List.of(notice.hash()), Optional.of(list.hash()), list.size()));
            });
        }
        byte[] bytes = new DeviceCard(
                        card.circle(),
                        card.key(),
                        card.number() + 1,
                        card.name(),
                        card.platform(),
                        card.formats(),
                        card.vouches(),
                        card.addresses(),
                        removals,
                        card.decisions(),
                        card.otherFields())
                .toBytes(key);
        files.put(Hash.of(bytes).hex() + ".card", bytes);
        return new ForgedCard(files);
    }

    private static Optional<DevicePublicKey> keyOf(TestDevice device, DevicePublicKey own, DeviceId id) {
        return own.id().equals(id)
                ? Optional.of(own)
                : Ledger.open(device.home().data().resolve("ledger"), Disk.unforced())
                        .trustedDevices()
                        .findKnown(id)
                        .map(TrustedDevice::key);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the files where devices meet. */
    void giveOut(TestDevices devices) {
        devices.leave(files);
    }
}
