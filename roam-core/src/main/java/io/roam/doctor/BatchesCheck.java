package io.roam.doctor;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.CorruptBatchException;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.ledger.TrustedDevice;
import io.roam.pool.Pool;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Disk;
import io.roam.spi.RoamException;
import io.roam.sync.HomeContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Verifies every batch of the pool: its name, signature, hashes, records and chain. */
record BatchesCheck(Disk disk, HomeContext context, Consumer<String> progress) implements Check {
    private static final int STEP = 50;

    @Override
    public List<Diagnosis> run() {
        List<Path> files = context.pool().files().stream().sorted().toList();
        List<Diagnosis> found = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (i % STEP == 0) {
                progress.accept("verifying batch " + (i + 1) + " of " + files.size());
            }
            look(files.get(i)).ifPresent(found::add);
        }
        context.pool()
                .drainProblems()
                .forEach(sentence ->
                        found.add(Diagnosis.error("unseen", sentence, "", "check its owner and permissions")));
        if (found.isEmpty()) {
            found.add(Diagnosis.good(
                    "pool",
                    "every signature, hash and chain in the pool is right (batches: " + files.size() + ")",
                    String.valueOf(context.pool().workFolder().getParent())));
        }
        return found;
    }

    private Optional<Diagnosis> look(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            Optional<DevicePublicKey> key = key(batch.header().device());
            if (key.isEmpty()) {
                batch.outline();
                return Optional.of(stranger(file, batch.header()));
            }
            batch.verify(key.get());
            Path place = Path.of(batch.header().conversation().hex(), String.valueOf(file.getFileName()));
            return file.endsWith(place.toString())
                    ? Optional.empty()
                    : Optional.of(damaged(file, "it belongs to another conversation"));
        } catch (CorruptBatchException e) {
            return Optional.of(damaged(file, e.reason()));
        } catch (RoamException e) {
            return Optional.of(Diagnosis.error("batch", e));
        }
    }

    /** A device's id follows from its key, so that a key from any source will do. */
    private Optional<DevicePublicKey> key(DeviceId device) {
        DevicePublicKey own = context.key().publicKey();
        return device.equals(own.id())
                ? Optional.of(own)
                : context.ledger()
                        .trustedDevices()
                        .findKnown(device)
                        .map(TrustedDevice::key)
                        .or(() -> context.cards().find(device).map(DeviceCard::key));
    }

    private static Diagnosis stranger(Path file, BatchHeader header) {
        return Diagnosis.warning(
                "batch-stranger",
                "this batch was accepted, but the key of its device "
                        + header.device().shortId() + " is not known any more",
                file.toString(),
                "pair with that device, or one that trusts it; until then its signature cannot be verified");
    }

    private Diagnosis damaged(Path file, String reason) {
        return Diagnosis.error(
                        "batch",
                        "this batch of the pool cannot be true, " + reason,
                        file.toString(),
                        "roam doctor --fix puts it aside; roam sync then takes a good copy from a device that has one")
                .fixedBy(() -> "put aside as " + Pool.setAside(file, disk));
    }
}
