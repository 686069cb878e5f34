package io.roam.doctor;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.roam.batch.BatchFile;
import io.roam.batch.BatchHeader;
import io.roam.batch.CorruptBatchException;
import io.roam.batch.PackFile;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.chain.PackId;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import io.roam.ledger.TrustedDevice;
import io.roam.pool.Pool;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.sync.HomeContext;
import java.io.IOException;
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
        int batches = 0;
        for (int i = 0; i < files.size(); i++) {
            if (i % STEP == 0) {
                progress.accept("verifying file " + (i + 1) + " of " + files.size());
            }
            batches += verify(files.get(i), found);
        }
        context.pool()
                .drainProblems()
                .forEach(sentence ->
                        found.add(Diagnosis.error("check-failed", sentence, "", "check the owner and permissions")));
        if (found.isEmpty()) {
            found.add(Diagnosis.good(
                    "archive",
                    files.size() + (files.size() == 1 ? " archive file" : " archive files") + " verified, with "
                            + batches + (batches == 1 ? " signed part" : " signed parts"),
                    String.valueOf(context.pool().workFolder().getParent())));
        }
        return found;
    }

    /** Returns the number of batches in a file. */
    private int verify(Path file, List<Diagnosis> found) {
        try {
            if (PackId.ofFile(file).isPresent()) {
                return verifyPack(file, found);
            }
            try (BatchFile batch = BatchFile.open(file)) {
                verify(file, batch, found);
                return 1;
            }
        } catch (CorruptBatchException e) {
            found.add(damaged(file, e.reason()));
        } catch (RoamException e) {
            found.add(Diagnosis.error("archive-damaged", e));
        } catch (IOException e) {
            found.add(Diagnosis.error("archive-damaged", new DiskException("cannot read", file, e)));
        }
        return 0;
    }

    private int verifyPack(Path file, List<Diagnosis> found) throws IOException {
        HashCode hash = MoreFiles.asByteSource(file).hash(Hashing.sha256());
        if (!file.endsWith(new PackId(Hash.wrap(hash.asBytes())).fileName())) {
            found.add(damaged(file, "checksum does not match"));
            return 0;
        }
        PackFile pack = PackFile.open(file);
        for (BatchId id : pack.ids()) {
            try (BatchFile batch = pack.find(id).orElseThrow()) {
                if (!verify(file, batch, found)) {
                    return pack.ids().size(); // the others say the same
                }
            }
        }
        return pack.ids().size();
    }

    /** Returns whether nothing is wrong. */
    private boolean verify(Path file, BatchFile batch, List<Diagnosis> found) {
        Optional<DevicePublicKey> key = key(batch.header().device());
        if (key.isEmpty()) {
            batch.outline();
            found.add(stranger(file, batch.header()));
            return false;
        }
        batch.verify(key.get());
        Path place = Path.of(batch.header().conversation().hex(), String.valueOf(file.getFileName()));
        if (!file.endsWith(place.toString())) {
            found.add(damaged(file, "it belongs to another conversation"));
            return false;
        }
        return true;
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
                "archive-unknown-signer",
                "Cannot verify a signature: the device " + header.device().shortId() + " is unknown",
                file.toString(),
                "pair with that device, or with a device that is paired with it");
    }

    private Diagnosis damaged(Path file, String reason) {
        return Diagnosis.error(
                        "archive-damaged",
                        "Archive file failed verification: " + reason,
                        file.toString(),
                        Remedy.of("to move it away and get a good copy from another device: ")
                                .then(ActionKind.REPAIR)
                                .then(", then ")
                                .then(ActionKind.SYNC))
                .fixedBy(() -> "moved to " + Pool.setAside(file, disk));
    }
}
