package io.roam.exchange;

import io.roam.device.DeviceCard;
import io.roam.device.DeviceId;
import io.roam.device.PairingRequest;
import io.roam.files.OwnFiles;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The folder of what this device gives out beside batches: current cards, and its own unanswered pairing requests. */
record OutgoingFiles(ExchangeContext context, Path folder, DeviceTrust trust) {
    /** Gives out a request of this device to be paired. */
    void add(PairingRequest request) {
        byte[] content = request.toBytes(context.key());
        write(ExchangeFileName.of(content, ExchangeFileName.Kind.KNOCK).toString(), content);
    }

    /** Writes the current cards, deletes what is out of date, and returns the files that remain, with those that the cards name. */
    List<Path> update() {
        Map<String, byte[]> current = new TreeMap<>();
        Set<Path> named = new TreeSet<>();
        for (DeviceCard card : trust.publishedCards()) {
            byte[] content = trust.cards().content(card.device());
            current.put(ExchangeFileName.of(content, ExchangeFileName.Kind.CARD).toString(), content);
            named.addAll(trust.filesOf(card));
        }
        current.forEach(this::write);
        List<Path> all = new ArrayList<>(named);
        for (Path file : OwnFiles.list(folder)) {
            String name = file.getFileName().toString();
            if (current.containsKey(name) || (isRequest(name) && isOpen(file))) {
                all.add(file);
            } else {
                delete(file);
            }
        }
        return all;
    }

    private void delete(Path file) {
        try {
            context.disk().delete(file);
        } catch (IOException e) {
            throw new DiskException("cannot remove", file, e);
        }
    }

    private static boolean isRequest(String name) {
        return name.endsWith(ExchangeFileName.Kind.KNOCK.ending());
    }

    /** Whether the user still pairs with the device that was asked, and its card does not say yet that it trusts this one. */
    private boolean isOpen(Path request) {
        DeviceId asked = PairingRequest.parse(read(request)).to();
        boolean isWanted = context.ledger().awaitedDevices().find(asked).isPresent()
                || context.ledger().trustedDevices().find(asked).isPresent();
        return isWanted
                && trust.cards()
                        .find(asked)
                        .filter(card -> card.vouches().stream()
                                .anyMatch(vouch -> vouch.key().equals(context.publicKey())))
                        .isEmpty();
    }

    /** Returns the content of the newest pairing request among these files, or no bytes. */
    static byte[] newestRequest(List<Path> files) {
        Optional<Path> newest = files.stream()
                .filter(file -> ExchangeFileName.parse(file)
                        .filter(name -> name.kind() == ExchangeFileName.Kind.KNOCK)
                        .isPresent())
                .max(Comparator.comparing(OutgoingFiles::lastModified));
        return newest.map(OutgoingFiles::read).orElseGet(() -> new byte[0]);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    private static FileTime lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    private void write(String name, byte[] content) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        try {
            context.disk().writeAtomically(file, content);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }
}
