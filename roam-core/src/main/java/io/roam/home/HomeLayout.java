package io.roam.home;

import io.roam.api.RoamHome;
import java.nio.file.Path;
import java.util.List;

/** Where the files of a home are. */
public record HomeLayout(RoamHome home) {
    /** The set of devices that share the pool. */
    public static final String CIRCLE = "main";

    /** The folder of all that must not be lost. */
    public Path data() {
        return home.data();
    }

    /** The folder of the configuration. */
    public Path config() {
        return home.config();
    }

    public Path configFile() {
        return HomeConfig.file(config());
    }

    /** The folder of all that can be made anew. */
    public Path cache() {
        return home.cache();
    }

    /** The folder in which a search keeps the texts of conversations. */
    public Path texts() {
        return cache().resolve("texts");
    }

    /** The file that remembers which clones are on this machine. */
    public Path clones() {
        return cache().resolve("clones");
    }

    /** The private key of this device. */
    public Path key() {
        return data().resolve("key");
    }

    public Path ledger() {
        return data().resolve("ledger");
    }

    /** The circle's folder in the pool. */
    public Path pool() {
        return data().resolve("pool").resolve(CIRCLE);
    }

    public Path deviceCards() {
        return pool().resolve("devices");
    }

    public Path exchange() {
        return data().resolve("exchange");
    }

    /** The file that exists while a device leaves the circle. */
    public Path leavingMarker() {
        return data().resolve("leaving");
    }

    public List<Path> folders() {
        return List.of(data(), config(), cache(), pool(), exchange());
    }

    /** Returns all folders that a home has, of which some may not be made yet. */
    public List<Path> allFolders() {
        return List.of(
                data(),
                config(),
                cache(),
                texts(),
                undo(),
                pool(),
                pool().resolve("tmp"),
                deviceCards(),
                exchange(),
                exchange().resolve("outgoing"),
                exchange().resolve("waiting"),
                exchange().resolve("quarantine"),
                exchange().resolve("knocks"));
    }

    /** The folder of what is needed to undo. */
    public Path undo() {
        return data().resolve("undo");
    }

    /** The files that only the user may read, beside the key. */
    public List<Path> privateFiles() {
        return List.of(ledger(), configFile());
    }

    /** The folders in which a run that was cut off leaves temporary files. */
    public List<Path> workFolders() {
        return List.of(
                data(),
                config(),
                texts(),
                exchange(),
                exchange().resolve("knocks"),
                pool().resolve("tmp"),
                deviceCards());
    }
}
