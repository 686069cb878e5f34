package io.roam;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.DiskException;
import io.roam.spi.transport.SyncTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A device that takes part no more. */
final class Leaving {
    private final Roam roam;
    private final Opened opened;

    Leaving(Roam roam, Opened opened) {
        this.roam = roam;
        this.opened = opened;
    }

    List<String> leave(boolean purge) {
        roam.writing(() -> {
            opened.leave();
            return opened;
        });
        roam.sync();
        roam.writing(() -> {
            opened.parts().exchange().transports().all().forEach(SyncTransport::leave);
            Config config = opened.config();
            config.with(config.name(), List.of())
                    .write(opened.home().config(), opened.machine().disk());
            return config;
        });
        roam.close();
        if (purge) {
            folders().forEach(Leaving::delete);
        }
        return folders().stream().filter(Files::exists).map(Path::toString).toList();
    }

    private List<Path> folders() {
        RoamHome home = opened.home();
        return new ArrayList<>(List.of(home.data(), home.config(), home.cache()));
    }

    private static void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException e) {
            throw new DiskException("cannot remove", folder, e);
        }
    }
}
