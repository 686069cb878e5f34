package io.roam.doctor;

import io.roam.spi.Check;
import io.roam.spi.tool.ToolAdapter;
import io.roam.sync.HomeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All checks of the core, in the order in which they are told. */
public final class Checks {
    private Checks() {}

    /** Those of the home's files, which need not be readable. */
    public static List<Check> ofHome(Home home) {
        return List.of(new PermissionsCheck(home), new SyncedHomeCheck(home), new SpaceCheck(home));
    }

    /** What a run that was cut off left behind: only to be run while no other roam is at work. */
    public static Check ofLeftovers(Home home) {
        return new LeftoversCheck(home);
    }

    /** Those of the tools' stores, which need nothing of roam's. */
    public static List<Check> ofStores(Home home, List<ToolAdapter> adapters) {
        StoreScans scans = StoreScans.of(adapters, home.machine());
        List<Check> all = new ArrayList<>();
        all.add(new StoresCheck(scans));
        all.add(new SyncedStoresCheck(scans));
        all.add(new ConflictCopiesCheck(scans));
        for (StoreScan store : scans.all()) {
            ToolAdapter adapter = store.adapter();
            all.add(new AdapterCheck(adapter, () -> adapter.diagnose(store.at(), home.machine())));
        }
        return all;
    }

    /**
     * Those of what roam knows.
     *
     * @param progress hears what is being looked at, as it can take long
     */
    public static List<Check> ofParts(Home home, HomeContext context, Consumer<String> progress) {
        return List.of(
                new BatchesCheck(home.machine().disk(), context, progress),
                new StrayFilesCheck(home),
                new MissingPredecessorCheck(context),
                new QuarantineCheck(context.exchange().quarantine()),
                new DeferredArrivalsCheck(context.exchange().receiver()),
                new ClonedDeviceCheck(context),
                new TransportsCheck(context.exchange()),
                new PeersCheck(context),
                new PeerFormatsCheck(context),
                new ClockCheck(context),
                new UserRulesCheck(context),
                new BulkConversationsCheck(context));
    }
}
