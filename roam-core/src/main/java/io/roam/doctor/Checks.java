package io.roam.doctor;

import io.roam.home.HomeLayout;
import io.roam.operation.OpenHome;
import io.roam.spi.Check;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The checks of the core, in the order in which they are reported. */
public final class Checks {
    private Checks() {}

    /** Returns the checks of the home's files, which need no key and no readable configuration. */
    public static List<Check> ofFiles(HomeLayout layout, Disk disk) {
        return List.of(
                new AccessCheck(layout),
                new PermissionsCheck(layout),
                new SyncedHomeCheck(layout.data()),
                SpaceCheck.ofHome(layout.data(), disk));
    }

    /** Returns the check for temporary files of runs that were cut off. The caller holds the lock while it runs. */
    public static Check ofLeftovers(HomeLayout layout, Disk disk) {
        return new LeftoversCheck(layout, disk);
    }

    /**
     * Returns the checks of the tools' stores, which need no open home.
     *
     * @param data the folder of roam's own files
     */
    public static List<Check> ofStores(Machine machine, List<ToolAdapter> adapters, Path data) {
        StoreScans scans = StoreScans.of(adapters, machine);
        List<Check> all = new ArrayList<>();
        all.add(new StoresCheck(scans));
        all.add(new SyncedStoresCheck(scans));
        all.add(new ConflictCopiesCheck(scans));
        all.add(new SpaceCheck(
                List.of(data),
                () -> scans.all().stream().map(store -> store.at().root()).toList(),
                machine.disk()));
        for (StoreScan store : scans.all()) {
            ToolAdapter adapter = store.adapter();
            all.add(new AdapterCheck(adapter, () -> adapter.diagnose(store.at(), machine)));
        }
        return all;
    }

    /**
     * Returns the checks of what is in an open home.
     *
     * @param disk the disk on which something can be fixed; that of the home is read-only
     * @param progress hears what is being checked, as it can take long
     */
    public static List<Check> ofContents(OpenHome home, Disk disk, Consumer<String> progress) {
        HomeContext context = home.context();
        return List.of(
                new BatchesCheck(disk, context, progress),
                new StrayFilesCheck(home.layout().pool()),
                new MissingPredecessorCheck(context),
                new QuarantineCheck(context.exchange().quarantine()),
                new DeferredArrivalsCheck(context.exchange().receiver()),
                new ClonedDeviceCheck(context),
                new TransportsCheck(context.exchange()),
                new SpaceCheck(List.of(home.layout().data()), context.exchange()::folders, disk),
                new PeersCheck(context),
                new DeviceNamesCheck(home),
                new PeerFormatsCheck(context),
                new ClockCheck(context),
                new UserRulesCheck(context),
                new UnreachableStoresCheck(context),
                new BulkConversationsCheck(context),
                new UnplacedConversationsCheck(home),
                new SilentFoldersCheck(context.clones()),
                new GoneFoldersCheck(context),
                new PrivateConversationsCheck(home),
                new SessionCopiesCheck(context),
                new WatchCheck(home.layout().data()));
    }
}
