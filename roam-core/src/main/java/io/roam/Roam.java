package io.roam;

import io.roam.api.AlreadyWatchedException;
import io.roam.api.BranchTree;
import io.roam.api.Conversation;
import io.roam.api.Device;
import io.roam.api.Inventory;
import io.roam.api.LeaveReport;
import io.roam.api.NotInitializedException;
import io.roam.api.NotPossibleException;
import io.roam.api.PairingReport;
import io.roam.api.PeerConnection;
import io.roam.api.Providers;
import io.roam.api.RemoteUpdate;
import io.roam.api.ResumePlan;
import io.roam.api.RoamHome;
import io.roam.api.RunLogEntry;
import io.roam.api.SearchQuery;
import io.roam.api.SearchResult;
import io.roam.api.Status;
import io.roam.api.SyncReport;
import io.roam.api.UndoReport;
import io.roam.api.UnknownConversationException;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.chain.Hash;
import io.roam.history.HistoryNode;
import io.roam.home.DiskSpace;
import io.roam.home.HomeLock;
import io.roam.home.Sleeper;
import io.roam.operation.BranchListing;
import io.roam.operation.BranchSelector;
import io.roam.operation.ConversationCatalog;
import io.roam.operation.DevicePairing;
import io.roam.operation.DropOperation;
import io.roam.operation.FolderFilter;
import io.roam.operation.ForkOperation;
import io.roam.operation.HomeSetup;
import io.roam.operation.ImportOperation;
import io.roam.operation.Joining;
import io.roam.operation.LeaveOperation;
import io.roam.operation.OpenHome;
import io.roam.operation.RemoteUpdateLookup;
import io.roam.operation.RenameOperation;
import io.roam.operation.RestoreOperation;
import io.roam.operation.RetentionScan;
import io.roam.operation.RunLogReader;
import io.roam.operation.SearchOperation;
import io.roam.operation.SyncMode;
import io.roam.operation.SyncRunner;
import io.roam.operation.UndoOperation;
import io.roam.place.PlacementRequest;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.sync.HomeContext;
import io.roam.transcript.Transcript;
import io.roam.watch.HomeWatch;
import io.roam.watch.WatchLock;
import io.roam.workspace.Mapping;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A roam home that is open: what a program needs to let conversations roam.
 *
 * <pre>{@code
 * Providers providers = Providers.of(List.of(adapter));
 * Roam.init(home, machine, providers, Optional.of("desktop"), Optional.of("folder:/mnt/stick"), true);
 * try (Roam roam = Roam.open(home, machine, providers)) {
 *     SyncReport report = roam.sync();
 *     roam.conversations().forEach(one -> System.out.println(one.title().orElse(one.shortId())));
 * }
 * }</pre>
 *
 * <p>Several may be open on one home, also in several processes: what writes waits for its turn. Thread-safe. There is no static
 * state. Every method throws a {@link RoamException} that says what failed, where, and what to do.
 */
public final class Roam implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final OpenHome openHome;
    private final SyncRunner runner;
    private Consumer<String> progress = text -> {};

    private Roam(OpenHome openHome) {
        this.openHome = openHome;
        this.runner = new SyncRunner(openHome, text -> progress.accept(text));
    }

    /**
     * Sets a home up. Run again it changes nothing that is there, but a name or transport that is given.
     *
     * @param name what this device is called; empty: as the machine is called
     * @param via the address of a transport; empty: none is added
     * @param plain whether it may be one where others can read the conversations
     * @return what is in the tools here, all of which will go to every device that is paired
     */
    public static Inventory init(
            RoamHome home,
            Machine machine,
            Providers providers,
            Optional<String> name,
            Optional<String> via,
            boolean plain) {
        HomeSetup setup = new HomeSetup(home, machine, providers);
        return new HomeLock(home.data(), Sleeper::real).runLocked(() -> {
            setup.run(name, via, plain);
            return setup.inventory();
        });
    }

    /**
     * Opens a home that was set up.
     *
     * @throws NotInitializedException if it was not
     */
    public static Roam open(RoamHome home, Machine machine, Providers providers) {
        return open(home, machine, providers, Sleeper::real);
    }

    /** The same, with another way to let time pass: for tests. */
    public static Roam open(RoamHome home, Machine machine, Providers providers, Consumer<Duration> pause) {
        return new Roam(new OpenHome(home, machine, providers, pause));
    }

    /** Tells from now on what is being done, a few words at a time, on any thread. */
    public void onProgress(Consumer<String> listener) {
        progress = listener;
    }

    private DevicePairing pairing() {
        return new DevicePairing(openHome);
    }

    /** Captures, exchanges with all devices that can be reached, and places what is new, newest first; waits up to 20 s for the others. */
    public SyncReport sync() {
        return sync(WAIT);
    }

    /** Synchronizes, and waits at most that long until all devices that can be reached are up to date. */
    public SyncReport sync(Duration wait) {
        return runner.sync(wait);
    }

    /** Returns what {@link #sync} would capture, and would place of what has arrived; writes nothing. */
    public SyncReport preview() {
        return runner.preview();
    }

    /**
     * Keeps the tools here and the other devices in step until it is closed: what is said here goes out, and what arrives is placed, at
     * once. One at a time on a home.
     *
     * @param listener hears what was done
     * @throws AlreadyWatchedException if another one is at work on this home
     */
    public Watch watch(WatchListener listener) {
        return new HomeWatch(runner, listener);
    }

    /** Whether a {@link #watch} is at work on this home, in this program or another. */
    public boolean isWatched() {
        return WatchLock.isHeld(openHome.home().data());
    }

    /** How it stands with the other devices on each transport, as far as that can be told without starting anything. */
    public List<PeerConnection> connections() {
        List<Device> devices = devices();
        List<PeerConnection> all = new ArrayList<>();
        openHome.context()
                .exchange()
                .peerStates()
                .forEach((address, states) -> states.forEach(
                        state -> PeerConnection.of(address, state, devices).ifPresent(all::add)));
        return all;
    }

    /** All conversations of all devices, the one spoken in last first. */
    public List<Conversation> conversations() {
        return openHome.catalog().all();
    }

    /**
     * The conversation whose id, or whose tool's own session id, begins so.
     *
     * @throws UnknownConversationException if none does, or several do
     */
    public Conversation conversation(String id) {
        return openHome.catalog().find(id);
    }

    /** Looks for words in all conversations of all devices that are not private: those spoken in last first. */
    public List<SearchResult> search(SearchQuery query) {
        Path folder = query.folder().orElse(openHome.machine().home());
        return new SearchOperation(
                        openHome.context(),
                        openHome.home().cache(),
                        openHome.catalog(),
                        query,
                        new FolderFilter(openHome.machine().home(), folder))
                .all();
    }

    /**
     * In how many ways a conversation went on, and where each of them is. Writes nothing.
     *
     * @throws UnknownConversationException if none has that id, or several do
     */
    public BranchTree branches(String id) {
        return openHome.runExclusive(() -> {
            Conversation found = openHome.catalog().find(id);
            SyncReport next = runner.run(SyncMode.DRY_RUN);
            return new BranchListing(openHome.context(), openHome.catalog(), found).with(next.skipped());
        });
    }

    /**
     * Puts a branch away on this device: its session, of which every word is in the pool, leaves the tool, and the branch, also if it goes
     * on, gets no other until {@link #restoreBranch}. It can be undone.
     *
     * @param branch its number, as in {@link #branches}, or the name of the device on which it was spoken in last
     * @return the session that was put away; empty if it had none here
     * @throws NotPossibleException if there is no such branch, or its session is open or holds words that were not captured
     */
    public Optional<BranchTree.Session> dropBranch(String id, String branch) {
        return openHome.runExclusive(() -> {
            BranchSelector chosen = choice(id, branch);
            HistoryNode head = chosen.head().node();
            runner.run(SyncMode.IMMEDIATE);
            return new DropOperation(openHome.context(), openHome.catalog(), chosen.conversation()).drop(head);
        });
    }

    /**
     * Brings a branch back that was put away here, or whose session was removed.
     *
     * @param branch as in {@link #dropBranch}
     * @throws NotPossibleException if there is no such branch
     */
    public SyncReport restoreBranch(String id, String branch) {
        return openHome.runExclusive(() -> {
            BranchSelector chosen = choice(id, branch);
            Hash head = chosen.head().node().chain().value();
            return runner.placeRequested(
                    chosen.conversation(), PlacementRequest.of(Optional.of(head), Optional.empty()));
        });
    }

    private BranchSelector choice(String id, String branch) {
        ConversationCatalog catalog = openHome.catalog();
        return catalog.branchSelector(catalog.find(id), Optional.of(branch));
    }

    /**
     * A conversation, readable: the branch that was spoken in last, or that of the session here whose id is given. Also one whose words
     * wait for something.
     */
    public Transcript transcript(String id) {
        return branchTranscript(id, Optional.empty()).transcript();
    }

    /**
     * The same, and which branch it is.
     *
     * @param branch its number, or the name of the device on which it was spoken in last; empty: as in {@link #transcript}
     */
    public BranchTree.BranchTranscript branchTranscript(String id, Optional<String> branch) {
        return openHome.catalog().transcriptOf(id, branch);
    }

    /**
     * Takes what stands in a file into the pool, such as an export of a conversation. Taken in again it adds what is new in it.
     *
     * @return the conversations that stand in it
     * @throws NotPossibleException if no tool's adapter knows what it is
     */
    public List<Conversation> importFile(Path file) {
        return new ImportOperation(openHome).run(file);
    }

    /** Writes the main track of what {@link #transcript} tells, in the tool's own bytes. */
    public void writeRaw(String id, OutputStream out) {
        writeRaw(id, Optional.empty(), out);
    }

    /** The same for a branch that is chosen as in {@link #branchTranscript}. */
    public void writeRaw(String id, Optional<String> branch, OutputStream out) {
        openHome.catalog().writeRaw(id, branch, out);
    }

    /**
     * Synchronizes, and places a conversation whatever its age, also if it was removed here.
     *
     * @param to the folder it is to go to; empty: where its workspace is here
     */
    public SyncReport restore(String id, Optional<Path> to) {
        return new RestoreOperation(runner, to).restore(id);
    }

    /**
     * Restores a conversation, and says how its tool continues it: the branch that was spoken in last; or, if the id is that of one of its
     * sessions here, that session.
     *
     * @throws NotPossibleException if it could not be placed here, or its tool cannot be told to continue it
     */
    public ResumePlan resume(String id, Optional<Path> to) {
        return resume(id, to, Optional.empty());
    }

    /**
     * The same for one branch. The others are left as they are.
     *
     * @param branch the name of the device on which it was spoken in last, or its number, as {@link #branches} tells it before this is
     *     called
     * @throws NotPossibleException also if there is no such branch, or several were spoken in last on that device
     */
    public ResumePlan resume(String id, Optional<Path> to, Optional<String> branch) {
        return new RestoreOperation(runner, to).resume(id, branch);
    }

    /**
     * Copies a branch into one more session, which goes another way: nothing that is said elsewhere comes to it, and the next word in it makes
     * a branch of its own.
     *
     * @param branch as in {@link #dropBranch}; empty: the one spoken in last
     * @param folder where the copy belongs
     * @throws NotPossibleException if it cannot be made there
     */
    public ResumePlan fork(String id, Optional<String> branch, Path folder) {
        return new ForkOperation(runner, folder).run(id, branch);
    }

    /**
     * Gives a conversation a title, in the tool's own way: it shows on all devices, in every session of it that is not open, and in the others
     * once they are closed.
     *
     * @throws NotPossibleException if its tool takes no titles, or this is none
     */
    public SyncReport rename(String id, String title) {
        return new RenameOperation(runner, title.strip()).run(id);
    }

    /**
     * How a session of this machine went on elsewhere, if it did and what was said there was not placed here yet. Quick: it waits for no
     * other roam, exchanges nothing, and writes nothing.
     *
     * @param session the tool's own id
     */
    public Optional<RemoteUpdate> remoteUpdate(String tool, String session) {
        return new RemoteUpdateLookup(openHome.home(), openHome.machine(), openHome.providers()).of(tool, session);
    }

    /**
     * The newest conversation of a folder: of the folder itself, or of one above or below it.
     *
     * @throws UnknownConversationException if there is none
     */
    public Conversation newestIn(Path folder) {
        return new FolderFilter(openHome.machine().home(), folder).newest(conversations());
    }

    /** Whether a conversation was held in that folder, or in one below or above it that is more than the home or what is above that. */
    public boolean belongsTo(Conversation conversation, Path folder) {
        return new FolderFilter(openHome.machine().home(), folder).matches(conversation);
    }

    /** What came and what was placed, run by run, the newest first. */
    public List<RunLogEntry> log() {
        return new RunLogReader(openHome.context()).all();
    }

    /**
     * Takes back what a run placed in the tools here: exactly, and held, or absent, until the user goes on in it or asks for it. What was
     * changed since is not touched.
     *
     * @param run its number; empty: the newest that placed something which stands
     * @param dry only says what would be done
     * @throws NotPossibleException if there is nothing to take back
     */
    public UndoReport undo(Optional<Long> run, boolean dry) {
        return openHome.runExclusive(
                () -> new UndoOperation(openHome.context(), new RunLogReader(openHome.context())).of(run, dry));
    }

    /** Teaches that a folder or remote of any machine is a local folder here. */
    public void map(String from, Path to) {
        if (Mapping.of(from, to.toString()).isEmpty()) {
            throw new NotPossibleException(
                    "this can be mapped to nothing",
                    from,
                    "give an absolute path of any machine, or a git remote such as github.com/x/y");
        }
        openHome.runExclusive(() -> {
            openHome.context().ledger().userRules().map(from, to.toString());
            return to;
        });
    }

    /** Keeps a folder with all below it, or a conversation, out of the pool, before anything is written. */
    public void markPrivate(Path folder) {
        rule(folder.toAbsolutePath().normalize().toString(), true);
    }

    /** Ends that. */
    public void unmarkPrivate(Path folder) {
        rule(folder.toAbsolutePath().normalize().toString(), false);
    }

    /** Keeps a conversation out from now on. What other devices have of it already, they keep. */
    public Conversation markPrivate(String id) {
        Conversation found = openHome.catalog().find(id);
        rule(found.id(), true);
        return found;
    }

    /** Ends that. */
    public Conversation unmarkPrivate(String id) {
        Conversation found = openHome.catalog().find(id);
        rule(found.id(), false);
        return found;
    }

    private void rule(String rule, boolean out) {
        openHome.runExclusive(() -> {
            openHome.context().ledger().userRules().setPrivate(rule, out);
            return rule;
        });
    }

    /** The addresses of the transports, in the order in which they were added. */
    public List<String> transports() {
        return openHome.config().transports();
    }

    /** This device. */
    public Device self() {
        return pairing().self();
    }

    /** This device, those it trusts, and those who wait for the user's word. */
    public List<Device> devices() {
        return pairing().all();
    }

    /** A code, one word, with which another device pairs itself with this one; it counts once, for an hour. */
    public String pairingCode() {
        return openHome.runExclusive(() -> pairing().code());
    }

    /**
     * Trusts the device that made the code, asks it to trust this one, and synchronizes.
     *
     * @param withPeers whether to trust the devices that it trusts, too
     */
    public PairingReport pair(String code, boolean withPeers) {
        Device device = openHome.runExclusive(() -> pairing().pair(code));
        SyncReport report = sync();
        List<Device> trusted = withPeers ? openHome.runExclusive(() -> pairing().trustPeersOf(device.id())) : List.of();
        if (!trusted.isEmpty()) {
            report = Joining.join(report, sync());
        }
        return new PairingReport(device, pairing().peersOf(device.id()), trusted, report);
    }

    /** Trusts a device that asks, or that a trusted device vouches for, by name or id. */
    public Device accept(String name) {
        return openHome.runExclusive(() -> pairing().accept(name));
    }

    /**
     * Lets a device in that cannot show who it is before it is connected, so that it can ask to be paired.
     *
     * @param stranger its id at the transport, as {@link Status#remarks} tells it
     * @return whether it is such an id; if not, nothing was done
     */
    public boolean admitStranger(String stranger) {
        return openHome.runExclusive(() -> openHome.context().exchange().admitStranger(stranger));
    }

    /**
     * Takes part no more: tells the other devices, and takes back what was set up on the transports. Sessions in the tools stay. This roam
     * is closed.
     *
     * @param purge whether to remove the key, the pool and all else of roam's, too
     */
    public LeaveReport leave(boolean purge) {
        return new LeaveOperation(runner).leave(purge);
    }

    /** Accepts nothing new from a device. What was accepted stays. */
    public Device unpair(String name) {
        return openHome.runExclusive(() -> pairing().retire(name));
    }

    /** What is known and what waits. */
    public Status status() {
        SyncReport next = preview();
        HomeContext context = openHome.context();
        RetentionScan scan = new RetentionScan(context);
        return new Status(
                self(),
                openHome.home().data(),
                openHome.config().transports(),
                devices(),
                context.pool().conversations().size(),
                scan.onlyHeld(),
                scan.soonDeleted(),
                context.pool().size(),
                context.adapters().stream()
                        .flatMap(adapter ->
                                adapter.locate(context.machine()).stream().map(at -> adapter.id() + " " + at.root()))
                        .toList(),
                connections(),
                Stream.concat(DiskSpace.remarks(openHome.home().data()).stream(), context.exchange().remarks().stream())
                        .toList(),
                isWatched(),
                next,
                context.exchange().receiver().deferred(),
                context.exchange().quarantine().all());
    }

    @Override
    public void close() {
        openHome.close();
    }
}
