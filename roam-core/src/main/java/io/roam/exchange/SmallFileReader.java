package io.roam.exchange;

import io.roam.batch.BatchFile;
import io.roam.chain.Hash;
import io.roam.device.BatchList;
import io.roam.device.DeviceCard;
import io.roam.device.NewerCardException;
import io.roam.device.PairingRequest;
import io.roam.device.RemovalNotice;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and verifies the files that hold no batches: cards, notices, lists and pairing requests. */
final class SmallFileReader {
    private static final long MAX_CARD_BYTES = 1 << 20;

    private SmallFileReader() {}

    /** Returns the most bytes that a file of a kind may have. */
    static long maxBytes(ExchangeFileName.Kind kind) {
        return switch (kind) {
            case BATCH, PACK -> BatchFile.MAX_BYTES;
            case LIST -> BatchList.MAX_BYTES;
            case NOTICE -> RemovalNotice.MAX_BYTES;
            case CARD, KNOCK -> MAX_CARD_BYTES;
        };
    }

    /** Returns whether a file is valid, must wait or is rejected; changes nothing. */
    static Verdict read(Path file, ExchangeFileName name) {
        try {
            if (Files.size(file) > maxBytes(name.kind())) {
                return new Verdict.Rejected(
                        "it is too large for a " + name.kind().word(), false);
            }
            byte[] content = RegularFiles.readAllBytes(file);
            if (!Hash.of(content).equals(name.hash())) {
                return new Verdict.Rejected("checksum does not match", true);
            }
            return parse(name, content);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        } catch (NewerCardException e) {
            return new Verdict.Deferred(e.what());
        } catch (RoamException e) {
            return new Verdict.Rejected(e.what(), false);
        }
    }

    private static Verdict parse(ExchangeFileName name, byte[] content) {
        return switch (name.kind()) {
            case CARD -> new Verdict.ValidCard(DeviceCard.parse(content), content);
            case NOTICE -> {
                RemovalNotice.parse(content);
                yield new Verdict.ValidTrustFile(name, content);
            }
            case LIST -> {
                BatchList.parse(content);
                yield new Verdict.ValidTrustFile(name, content);
            }
            case KNOCK -> new Verdict.ValidRequest(PairingRequest.parse(content), content);
            case BATCH, PACK -> throw new IllegalArgumentException("what holds batches is verified by its own rules");
        };
    }
}
