package io.roam.operation;

import com.google.common.base.Stopwatch;
import io.roam.api.Device;
import io.roam.api.LeaveMode;
import io.roam.api.LeaveReport;
import io.roam.api.SyncReport;
import io.roam.exchange.TransportLine;
import io.roam.home.HomeConfig;
import io.roam.home.HomeContents;
import io.roam.home.HomeLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Has this device leave the circle. */
public final class LeaveOperation {
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final SyncRunner runner;
    private final OpenHome openHome;

    public LeaveOperation(SyncRunner runner) {
        this.runner = runner;
        this.openHome = runner.home();
    }

    public LeaveReport run(LeaveMode mode) {
        openHome.runExclusive(() -> {
            openHome.markLeaving();
            return openHome;
        });
        boolean informed = informPeers();
        openHome.context().exchange().transports().all().forEach(TransportLine::leave);
        openHome.runExclusive(() -> {
            HomeConfig config = openHome.config();
            config.with(config.name(), List.of())
                    .write(openHome.layout().config(), openHome.machine().disk());
            openHome.leavingMarker().clear();
            return config;
        });
        openHome.close();
        List<Path> remains = mode == LeaveMode.PURGE
                ? new HomeContents(openHome.layout()).delete(openHome.machine().disk())
                : folders().stream().filter(Files::exists).toList();
        return new LeaveReport(informed, remains.stream().map(Path::toString).toList());
    }

    /** Returns whether all devices that could be reached know it; waits for one that lost the connection for a moment. */
    private boolean informPeers() {
        Stopwatch waited = Stopwatch.createStarted();
        SyncReport report = runner.sync();
        while (!report.upToDate() && hasPeers() && waited.elapsed().compareTo(WAIT) < 0) {
            openHome.wakeSignal().await(RETRY);
            report = runner.sync();
        }
        return report.upToDate() || !hasPeers();
    }

    private boolean hasPeers() {
        return new DevicePairing(openHome)
                .all().stream().anyMatch(device -> device.state() == Device.TrustState.PAIRED);
    }

    private List<Path> folders() {
        HomeLayout layout = openHome.layout();
        return List.of(layout.data(), layout.config(), layout.cache());
    }
}
