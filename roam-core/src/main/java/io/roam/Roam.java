package io.roam;

import io.roam.api.AlreadyWatchedException;
import io.roam.api.BranchTree;
import io.roam.api.Conversation;
import io.roam.api.HomeClosedException;
import io.roam.api.HomeClosure;
import io.roam.api.HomeListener;
import io.roam.api.InitOptions;
import io.roam.api.Inventory;
import io.roam.api.LeaveMode;
import io.roam.api.LeaveReport;
import io.roam.api.NotInitializedException;
import io.roam.api.NotPossibleException;
import io.roam.api.Providers;
import io.roam.api.ResumePlan;
import io.roam.api.RoamClosedException;
import io.roam.api.RoamHome;
import io.roam.api.RunLogEntry;
import io.roam.api.SentConversations;
import io.roam.api.Status;
import io.roam.api.Subscription;
import io.roam.api.SyncListener;
import io.roam.api.SyncOptions;
import io.roam.api.SyncReport;
import io.roam.api.UndoReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.home.HomeLock;
import io.roam.home.Sleeper;
import io.roam.operation.DropOperation;
import io.roam.operation.ForkOperation;
import io.roam.operation.HomeSetup;
import io.roam.operation.ImportOperation;
import io.roam.operation.LeaveOperation;
import io.roam.operation.OpenHome;
import io.roam.operation.RenameOperation;
import io.roam.operation.RestoreOperation;
import io.roam.operation.RunLogReader;
import io.roam.operation.StatusOperation;
import io.roam.operation.SyncRunner;
import io.roam.operation.ToolInventory;
import io.roam.operation.TransportRemoval;
import io.roam.operation.UndoOperation;
import io.roam.operation.UniqueDeviceName;
import io.roam.operation.UserRulesOperation;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.sync.SyncMonitor;
import io.roam.watch.HomeFollower;
import io.roam.watch.HomeWatch;
import io.roam.watch.WatchLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A roam home that is open: what a program needs to let conversations roam.
 *
 * <pre>{@code
 * Providers providers = Providers.of(List.of(adapter));
 * Roam.init(home, machine, providers, InitOptions.none().named("desktop").via("folder:/mnt/stick").allowingPlain());
 * try (Roam roam = Roam.open(home, machine, providers)) {
 *     SyncReport report = roam.sync();
 *     roam.conversations().list().forEach(one -> System.out.println(one.title().orElse(one.shortId())));
 * }
 * }</pre>
 *
 * <p>Several may be open on one home, also in several processes: what writes waits for its turn. Thread-safe. There is no static
 * state. Every method throws a {@link RoamException} that says what failed, where, and what to do.
 */
public final class Roam implements AutoCloseable {
    private final OpenHome openHome;
    private final SyncRunner runner;
    private final Conversations conversations;
    private final Devices devices;
    private final Folders folders;
    private volatile SyncListener listener = new SyncListener() {};

    private Roam(OpenHome openHome) {
        this.openHome = openHome;
        openHome.watchedBy(SyncMonitor.of(() -> listener, openHome::requireUsable));
        this.runner = new SyncRunner(openHome, openHome.monitor());
        this.conversations = new Conversations(runner);
        this.devices = new Devices(runner);
        this.folders = new Folders(openHome);
    }

    /**
     * Sets a home up. Run again it changes nothing that is there, but a name or transport that is given.
     *
     * @return what is in the tools here, all of which will go to every device that is paired
     */
    public static Inventory init(RoamHome home, Machine machine, Providers providers, InitOptions options) {
        HomeSetup setup = new HomeSetup(home, machine, providers);
        setup.requireOwnFolders();
        options.name().ifPresent(setup::requireFreeName);
        options.via().ifPresent(address -> setup.prepareTransport(address, options.allowsPlain()));
        return new HomeLock(home.data(), Sleeper::real).runLocked(() -> {
            setup.run(options.name(), options.via());
            return new ToolInventory(machine, providers).count();
        });
    }

    /**
     * Makes the device of a home that was copied another one, so that both can be used: it gets a key of its own, trusts the original,
     * and keeps all private folders. It has to be paired with the original and with others.
     */
    public static void initAsNewDevice(RoamHome home, Machine machine, Providers providers) {
        HomeSetup setup = new HomeSetup(home, machine, providers);
        new HomeLock(home.data(), Sleeper::real).runLocked(() -> {
            setup.renewDevice();
            return setup;
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

    /** Opens a home that was set up, with another way to let time pass: for tests. */
    public static Roam open(RoamHome home, Machine machine, Providers providers, Consumer<Duration> pause) {
        return new Roam(new OpenHome(home, machine, providers, pause));
    }

    /**
     * Returns why this home is closed: then it can be read, but every method that would capture, accept, give out or place something
     * throws a {@link HomeClosedException}, until {@link Doctor#repair}. Empty if it is open.
     */
    public Optional<HomeClosure> closure() {
        return home().closure();
    }

    /** Returns the conversations of all devices, to list, search and read. */
    public Conversations conversations() {
        home();
        return conversations;
    }

    /** Returns the devices among which conversations roam, to pair and to unpair. */
    public Devices devices() {
        home();
        return devices;
    }

    /** Returns where the projects of other devices are on this one. */
    public Folders folders() {
        home();
        return folders;
    }

    /**
     * Has that listener hear how far each call is that takes long, and cancel it: a synchronization, and all that synchronizes or scans the tools, such
     * as {@link #resume} and {@link #status}. It replaces the one before.
     */
    public void onProgress(SyncListener next) {
        listener = next;
    }

    /**
     * Captures, exchanges with all devices that can be reached, and places what is new, newest first. Waits up to 20 s for the other
     * devices.
     */
    public SyncReport sync() {
        return sync(SyncOptions.usual());
    }

    /** Synchronizes in that way. If it is cancelled, what was done until then stays, and the next synchronization continues. */
    public SyncReport sync(SyncOptions options) {
        SyncRunner heard = runner().heardBy(options.listener());
        return new UniqueDeviceName(home()).sync(() -> heard.sync(options.maxWait()));
    }

    /** Returns what {@link #sync} would capture, and would place of what has arrived; writes nothing. */
    public SyncReport preview() {
        return runner().preview();
    }

    /**
     * Returns a watch, which synchronizes until it is closed whenever a store or another device has something new. A home has one at
     * a time.
     *
     * @param listener hears what was done
     * @throws AlreadyWatchedException if another one is at work on this home
     */
    public Watch watch(WatchListener listener) {
        return new HomeWatch(runner(), listener);
    }

    /**
     * Tells a listener, from now on, what is new in this home, whoever changes it: this program, a watch in another process, or a command.
     * Writes nothing, and waits for no other roam. Ends when what is returned, or this roam, is closed.
     */
    public Subscription follow(HomeListener follower) {
        return HomeFollower.start(home(), follower);
    }

    /** Whether a {@link #watch} is at work on this home, in this program or another. */
    public boolean isWatched() {
        return WatchLock.isHeld(home().layout().data());
    }

    /**
     * Removes the session of a branch from its tool here, and places no other one for the branch until {@link #restoreBranch}. All of
     * its messages stay in the pool. It can be undone.
     *
     * @param branch its number, as in {@link Conversations#branches}, or the name of the device of its last message
     * @return the session that was removed; empty if the branch had none here
     * @throws NotPossibleException if there is no such branch, or its session is open or holds messages that were not captured
     */
    public Optional<BranchTree.Session> dropBranch(String id, String branch) {
        return new DropOperation(runner()).run(id, branch);
    }

    /**
     * Places a branch again whose session was dropped, or removed by the user.
     *
     * @param branch as in {@link #dropBranch}
     * @throws NotPossibleException if there is no such branch
     */
    public SyncReport restoreBranch(String id, String branch) {
        return new RestoreOperation(runner(), Optional.empty()).restoreBranch(id, branch);
    }

    /**
     * Captures the conversations of a file into the pool, such as an export. Imported again, the file adds what is new in it. A conversation whose
     * records name no folder belongs to the current one.
     *
     * @throws NotPossibleException if no tool's adapter knows what it is
     */
    public Conversation.Imported importFile(Path file) {
        return new ImportOperation(home()).run(file);
    }

    /**
     * Synchronizes, and places a conversation regardless of age, even if it was removed here.
     *
     * @param to the folder in which to place it; empty: where its workspace is here
     */
    public SyncReport restore(String id, Optional<Path> to) {
        return new RestoreOperation(runner(), to).restore(id);
    }

    /**
     * Synchronizes, and places all conversations that were in a tool here and are in none now, and all sessions that a tool deleted for
     * their age.
     *
     * @param folder only those of that folder, and of the folders above and below it; empty: all
     */
    public SyncReport restoreAll(Optional<Path> folder) {
        return new RestoreOperation(runner(), Optional.empty())
                .restoreAll(one -> folder.filter(here -> !conversations().belongsTo(one, here))
                        .isEmpty());
    }

    /**
     * Restores a conversation, and returns how its tool continues it. If the id is that of one of its sessions here, it is that session;
     * otherwise it is the branch with the latest message.
     *
     * @throws NotPossibleException if it could not be placed here, or its tool has no command to continue it
     */
    public ResumePlan resume(String id, Optional<Path> to) {
        return resume(id, to, Optional.empty());
    }

    /**
     * Restores one branch of a conversation, and returns how its tool continues it.
     *
     * @param branch its number, as {@link Conversations#branches} gave it before this call, or the name of the device of its last message
     * @throws NotPossibleException also if there is no such branch, or several have their last message from that device
     */
    public ResumePlan resume(String id, Optional<Path> to, Optional<String> branch) {
        return new RestoreOperation(runner(), to).resume(id, branch);
    }

    /**
     * Copies a branch into a new session. Messages of other devices are not placed in it, and its next message begins a branch.
     *
     * @param branch as in {@link #dropBranch}; empty: the one with the latest message
     * @param folder the workspace of the copy
     * @throws NotPossibleException if it cannot be made there
     */
    public ResumePlan fork(String id, Optional<String> branch, Path folder) {
        return new ForkOperation(runner(), folder).run(id, branch);
    }

    /**
     * Gives a conversation a title in its tool, on all devices. Open sessions get it once they are closed.
     *
     * @throws NotPossibleException if its tool takes no titles, or the title is not one line of text
     */
    public SyncReport rename(String id, String title) {
        return new RenameOperation(runner(), title.strip()).run(id);
    }

    /** Returns what each run received and placed, the latest run first. */
    public List<RunLogEntry> log() {
        return new RunLogReader(home().context()).all();
    }

    /**
     * Reverts exactly what a run placed in the tools here, but nothing that was changed since. What was reverted stays so until the user
     * continues it or asks for it.
     *
     * @param run its number; empty: the latest that can be undone
     * @throws NotPossibleException if there is nothing to undo
     */
    public UndoReport undo(Optional<Long> run) {
        return new UndoOperation(home()).run(run);
    }

    /** Returns what {@link #undo} would revert; writes nothing. */
    public UndoReport previewUndo(Optional<Long> run) {
        return new UndoOperation(home()).preview(run);
    }

    /** Returns the private folders, and the ids of private conversations. */
    public List<String> privateRules() {
        return home().context().ledger().userRules().privateRules().stream()
                .sorted()
                .toList();
    }

    /** Keeps a folder and all below it out of the pool from now on; returns what of it was given out before. */
    public SentConversations markPrivate(Path folder) {
        return new UserRulesOperation(home()).markPrivate(folder);
    }

    /**
     * Captures that folder again.
     *
     * @return whether it was private; if not, nothing was done
     * @throws NotPossibleException if another rule ignores it, or neither it nor such a rule is there
     */
    public boolean unmarkPrivate(Path folder) {
        return new UserRulesOperation(home()).unmarkPrivate(folder);
    }

    /** Captures a conversation no more. Other devices keep what they have of it. */
    public Conversation markPrivate(String id) {
        return new UserRulesOperation(home()).markPrivate(id);
    }

    /**
     * Captures that conversation again.
     *
     * @return the conversation as it was before
     * @throws NotPossibleException if its folder is private
     */
    public Conversation unmarkPrivate(String id) {
        return new UserRulesOperation(home()).unmarkPrivate(id);
    }

    /**
     * Exchanges no longer over a transport, and removes what was set up there for this device.
     *
     * @param address as {@link Devices#transports} gives it
     * @throws NotPossibleException if this device does not use it
     */
    public void removeTransport(String address) {
        new TransportRemoval(home()).run(address);
    }

    /** Returns to which paired devices messages of a conversation were sent. */
    public SentConversations sentOf(String id) {
        return new UserRulesOperation(home()).sentOf(id);
    }

    /** Returns how many conversations only the archive has: no tool here does. */
    public int countArchiveOnly() {
        return StatusOperation.countArchiveOnly(home().context());
    }

    /**
     * Leaves the circle: informs the other devices, undoes what was set up on the transports, and closes this roam. Sessions in the
     * tools stay.
     */
    public LeaveReport leave(LeaveMode mode) {
        return new LeaveOperation(runner()).run(mode);
    }

    /** Returns what is in the pool, which devices there are, and what the next synchronization would do. */
    public Status status() {
        return new StatusOperation(runner()).run(isWatched());
    }

    private OpenHome home() {
        return openHome.requireUsable();
    }

    private SyncRunner runner() {
        home();
        return runner;
    }

    /**
     * Closes this roam: from now on each of its methods, and of what it gave, throws a {@link RoamClosedException}. What another thread is
     * doing ends so, too, where nothing is half written. Waits for no thread; may be called again.
     */
    @Override
    public void close() {
        openHome.close();
    }
}
