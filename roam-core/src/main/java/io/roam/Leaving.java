package io.roam;

import com.google.common.base.Stopwatch;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.DiskException;
import io.roam.spi.transport.SyncTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A device that takes part no more. */
final class Leaving {
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Roam roam;
    private final Opened opened;

    Leaving(Roam roam, Opened opened) {
        this.roam = roam;
        this.opened = opened;
    }

    LeaveReport leave(boolean purge) {
        roam.writing(() -> {
            opened.leave();
            return opened;
        });
        boolean told = tell();
        roam.writing(() -> {
            opened.context().exchange().transports().all().forEach(SyncTransport::leave);
            Config config = opened.config();
            config.with(config.name(), List.of())
                    .write(opened.home().config(), opened.machine().disk());
            Opened.stay(opened.home(), opened.machine().disk());
            return config;
        });
        roam.close();
        if (purge) {
            folders().forEach(Leaving::delete);
        }
        return new LeaveReport(
                told,
                folders().stream().filter(Files::exists).map(Path::toString).toList());
    }

    /** Whether all devices that could be reached know it. One may have lost us for a moment, and is waited for. */
    private boolean tell() {
        Stopwatch waited = Stopwatch.createStarted();
        SyncReport report = roam.sync();
        while (!report.complete() && hasPeers() && waited.elapsed().compareTo(WAIT) < 0) {
            opened.news().await(LOOK);
            report = roam.sync();
        }
        return report.complete();
    }

    private boolean hasPeers() {
        return roam.devices().stream().anyMatch(device -> device.standing() == Device.Standing.PAIRED);
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
