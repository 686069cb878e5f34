package io.roam.exchange;

import io.roam.chain.Hash;
import io.roam.device.BatchList;
import io.roam.device.RemovalNotice;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The notices and lists that cards name, beside the cards in the pool. What is damaged is as if absent. Thread-safe. */
final class TrustFiles {
    private final Path folder;
    private final Disk disk;
    private final Map<Hash, RemovalNotice> notices = new HashMap<>();
    private final Map<Hash, BatchList> lists = new HashMap<>();

    TrustFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    Path file(ExchangeFileName name) {
        return folder.resolve(name.toString());
    }

    boolean contains(ExchangeFileName name) {
        return Files.exists(file(name));
    }

    /** Stores the content of a file under its name. */
    synchronized void add(ExchangeFileName name, byte[] content) {
        Path file = file(name);
        if (Files.exists(file)) {
            return;
        }
        try {
            disk.writeAtomically(file, content);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    synchronized Optional<RemovalNotice> notice(Hash hash) {
        if (!notices.containsKey(hash)) {
            read(hash, ExchangeFileName.Kind.NOTICE)
                    .flatMap(TrustFiles::parseNotice)
                    .ifPresent(notice -> notices.put(hash, notice));
        }
        return Optional.ofNullable(notices.get(hash));
    }

    private static Optional<RemovalNotice> parseNotice(byte[] content) {
        try {
            return Optional.of(RemovalNotice.parse(content));
        } catch (RoamException e) { // it comes again from whoever gives out the card
            return Optional.empty();
        }
    }

    synchronized Optional<BatchList> list(Hash hash) {
        if (!lists.containsKey(hash)) {
            read(hash, ExchangeFileName.Kind.LIST)
                    .flatMap(TrustFiles::parseList)
                    .ifPresent(list -> lists.put(hash, list));
        }
        return Optional.ofNullable(lists.get(hash));
    }

    private static Optional<BatchList> parseList(byte[] content) {
        try {
            return Optional.of(BatchList.parse(content));
        } catch (RoamException e) { // it comes again from whoever gives out the card
            return Optional.empty();
        }
    }

    /** Returns the content of a file, if it is there and intact; a damaged one is removed, so that it can come again. */
    private Optional<byte[]> read(Hash hash, ExchangeFileName.Kind kind) {
        Path file = file(new ExchangeFileName(hash, kind));
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] content = Files.readAllBytes(file);
            if (Hash.of(content).equals(hash)) {
                return Optional.of(content);
            }
            removeDamaged(file);
            return Optional.empty();
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    private void removeDamaged(Path file) {
        try {
            disk.delete(file);
        } catch (IOException e) { // whoever may write here does it
            return;
        }
    }

    /** Removes all files but those with these names. */
    synchronized void retainOnly(Set<String> names) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{notice,list}")) {
            for (Path file : files) {
                if (!names.contains(file.getFileName().toString())) {
                    disk.delete(file);
                }
            }
            lists.keySet().removeIf(hash -> !names.contains(hash.hex() + ExchangeFileName.Kind.LIST.ending()));
        } catch (IOException e) {
            throw new DiskException("cannot tidy up", folder, e);
        }
    }
}
