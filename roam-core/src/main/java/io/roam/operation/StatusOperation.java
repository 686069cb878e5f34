package io.roam.operation;

import io.roam.api.Device;
import io.roam.api.PeerConnection;
import io.roam.api.Status;
import io.roam.api.SyncReport;
import io.roam.home.DiskSpace;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import io.roam.sync.SyncMode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Gathers the status of a home. */
public record StatusOperation(SyncRunner runner) {
    /** Returns the status; {@code watched} says whether a watch keeps the home up to date. */
    public Status run(boolean watched) {
        return runner.home()
                .runReading(reading -> new StatusOperation(new SyncRunner(reading, runner.monitor())).read(watched));
    }

    private Status read(boolean watched) {
        SyncReport next = runner.runOrClosure(SyncMode.DRY_RUN);
        HomeContext context = runner.home().context();
        Path data = runner.home().layout().data();
        DevicePairing pairing = new DevicePairing(runner.home());
        List<Device> devices = pairing.all();
        return new Status(
                pairing.self(),
                new Status.HomeInfo(data, watched),
                pool(context),
                new Status.TransportInfo(
                        runner.home().config().transports(), connections(context, devices), remarks(context, data)),
                new Status.InboxInfo(
                        context.exchange().receiver().waiting().reasons(),
                        context.exchange().quarantine().all()),
                devices,
                stores(context),
                new GoneFolderScan(context).run(),
                next);
    }

    /** Returns how many conversations only the archive has: no tool here does. */
    public static int countArchiveOnly(HomeContext context) {
        return new RetentionScan(context).countOnlyHere();
    }

    private static Status.PoolInfo pool(HomeContext context) {
        RetentionScan scan = new RetentionScan(context);
        return new Status.PoolInfo(
                context.pool().conversations().size(),
                scan.countOnlyHere(),
                scan.countSoonDeleted(),
                context.pool().files().size(),
                context.pool().totalBytes());
    }

    private static List<Reason.Coded> remarks(HomeContext context, Path data) {
        return Stream.concat(DiskSpace.remarks(data).stream(), context.exchange().remarks().stream())
                .toList();
    }

    private static List<Status.StoreInfo> stores(HomeContext context) {
        return context.adapters().all().stream()
                .flatMap(adapter -> locate(context, adapter).stream()
                        .map(at -> store(context, adapter.id(), at.root().toString())))
                .toList();
    }

    private static List<StoreLocation> locate(HomeContext context, ToolAdapter adapter) {
        try {
            return adapter.locate(context.machine());
        } catch (RoamException e) { // what the next run would do reports it
            return List.of();
        }
    }

    private static Status.StoreInfo store(HomeContext context, String tool, String folder) {
        long sessions = context.ledger().checkpoints().sessions().stream()
                .filter(session ->
                        session.tool().equals(tool) && session.store().equals(folder))
                .count();
        return new Status.StoreInfo(tool, folder, sessions);
    }

    /** Returns the connection to each device on each transport, as far as it is known without starting anything. */
    public static List<PeerConnection> connections(HomeContext context, List<Device> devices) {
        return context.exchange().peerStates().entrySet().stream()
                .flatMap(transport -> transport.getValue().stream()
                        .flatMap(state -> PeerConnection.of(transport.getKey(), state, devices).stream()))
                .toList();
    }
}
