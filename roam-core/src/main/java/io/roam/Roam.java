package io.roam;

import com.google.common.base.Stopwatch;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.HistoryNode;
import io.roam.place.PlacementRequest;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.sync.HomeContext;
import io.roam.transcript.Transcript;
import io.roam.workspace.Mapping;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Opened opened;
    private final HomeLock lock;
    private Consumer<String> progress = text -> {};

    private Roam(Opened opened, HomeLock lock) {
        this.opened = opened;
        this.lock = lock;
    }

    /**
     * Sets a home up. Run again it changes nothing that is there, but a name or transport that is given.
     *
     * @param name what this device is called; empty: as the machine is called
     * @param via the address of a transport; empty: none is added
     * @param plain whether it may be one where others can read the conversations
     * @return what is in the tools here, all of which will go to every device that is paired
     */
    public static Census init(
            RoamHome home,
            Machine machine,
            Providers providers,
            Optional<String> name,
            Optional<String> via,
            boolean plain) {
        Setup setup = new Setup(home, machine, providers);
        return new HomeLock(home.data(), Pause::real).holding(() -> {
            setup.run(name, via, plain);
            return setup.census();
        });
    }

    /**
     * Opens a home that was set up.
     *
     * @throws NotInitializedException if it was not
     */
    public static Roam open(RoamHome home, Machine machine, Providers providers) {
        return open(home, machine, providers, Pause::real);
    }

    /** The same, with another way to let time pass: for tests. */
    public static Roam open(RoamHome home, Machine machine, Providers providers, Consumer<Duration> pause) {
        return new Roam(new Opened(home, machine, providers, pause), new HomeLock(home.data(), pause));
    }

    /** Tells from now on what is being done, a few words at a time, on any thread. */
    public void onProgress(Consumer<String> listener) {
        progress = listener;
    }

    <T> T writing(Supplier<T> work) {
        return lock.holding(() -> opened.alone(work));
    }

    private Pairing pairing() {
        return new Pairing(opened);
    }

    Library library() {
        return new Library(opened.context(), opened.config().name());
    }

    /** Captures, exchanges with all devices that can be reached, and places what is new, newest first; waits up to 20 s for the others. */
    public SyncReport sync() {
        return sync(WAIT);
    }

    /** The same. Ends when all devices that can be reached are equal with this one, or after that time. */
    public SyncReport sync(Duration wait) {
        SyncReport report = writing(() -> rounds().run(Rounds.Haste.PATIENT, Optional.empty(), PlacementRequest.NONE));
        Stopwatch waited = Stopwatch.createStarted();
        while (waited.elapsed().compareTo(wait) < 0 && isUnderWay()) {
            progress.accept("waiting for the other devices");
            opened.news().await(LOOK);
            report = Joining.join(report, step());
        }
        return report;
    }

    private boolean isUnderWay() {
        return opened.context().exchange().state() == ExchangeState.IN_PROGRESS;
    }

    /** Whether all devices that can be reached have what this one has, and the other way round. */
    boolean isEqual() {
        return rounds().isEqual();
    }

    /** What can be done now, without waiting for anything. */
    SyncReport step() {
        return writing(() -> rounds().run(Rounds.Haste.AT_ONCE, Optional.empty(), PlacementRequest.NONE));
    }

    /** What {@link #sync} would capture, and would place of what has arrived; writes nothing. */
    public SyncReport preview() {
        return writing(() -> rounds().run(Rounds.Haste.DRY, Optional.empty(), PlacementRequest.NONE));
    }

    /**
     * The same for who does it again and again: does not ask how far the others are, and says that they are not equal.
     *
     * @param changed the folders of stores in which something happened since the last time; empty: it may have happened anywhere
     */
    SyncReport glance(Optional<Set<Path>> changed) {
        return writing(() -> rounds().glance(changed));
    }

    private Rounds rounds() {
        return new Rounds(opened, progress);
    }

    /**
     * Keeps the tools here and the other devices in step until it is closed: what is said here goes out, and what arrives is placed, at
     * once. One at a time on a home.
     *
     * @param listener hears what was done
     * @throws AlreadyWatchedException if another one is at work on this home
     */
    public Watch watch(WatchListener listener) {
        return new Watch(this, listener);
    }

    /** Whether a {@link #watch} is at work on this home, in this program or another. */
    public boolean isWatched() {
        return WatchLock.isHeld(opened.home().data());
    }

    Opened opened() {
        return opened;
    }

    /** How it stands with the other devices on each transport, as far as that can be told without starting anything. */
    public List<Connection> connections() {
        List<Device> devices = devices();
        List<Connection> all = new ArrayList<>();
        opened.context()
                .exchange()
                .peerStates()
                .forEach((address, states) -> states.forEach(
                        state -> Connection.of(address, state, devices).ifPresent(all::add)));
        return all;
    }

    /** All conversations of all devices, the one spoken in last first. */
    public List<Conversation> conversations() {
        return library().all();
    }

    /**
     * The conversation whose id, or whose tool's own session id, begins so.
     *
     * @throws UnknownConversationException if none does, or several do
     */
    public Conversation conversation(String id) {
        return library().find(id);
    }

    /** Looks for words in all conversations of all devices that are not private: those spoken in last first. */
    public List<Found> search(Query query) {
        Path folder = query.folder().orElse(opened.machine().home());
        return new Finding(
                        opened.context(),
                        opened.home().cache(),
                        library(),
                        query,
                        new Nearby(opened.machine().home(), folder))
                .all();
    }

    /**
     * In how many ways a conversation went on, and where each of them is. Writes nothing.
     *
     * @throws UnknownConversationException if none has that id, or several do
     */
    public Branches branches(String id) {
        return writing(() -> {
            Conversation found = library().find(id);
            SyncReport next = rounds().run(Rounds.Haste.DRY, Optional.empty(), PlacementRequest.NONE);
            return new Branching(opened.context(), library(), found).with(next.left());
        });
    }

    /**
     * Puts a branch away on this device: its session, of which every word is in the pool, leaves the tool, and the branch, also if it goes
     * on, gets no other until {@link #keep}. It can be undone.
     *
     * @param branch its number, as in {@link #branches}, or the name of the device on which it was spoken in last
     * @return the session that was put away; empty if it had none here
     * @throws NotPossibleException if there is no such branch, or its session is open or holds words that were not captured
     */
    public Optional<Branches.Session> drop(String id, String branch) {
        return writing(() -> {
            Choice chosen = choice(id, branch);
            HistoryNode head = chosen.head().node();
            rounds().run(Rounds.Haste.AT_ONCE, Optional.empty(), PlacementRequest.NONE);
            return new Dropping(opened.context(), library(), chosen.conversation()).drop(head);
        });
    }

    /**
     * Brings a branch back that was put away here, or whose session was removed.
     *
     * @param branch as in {@link #drop}
     * @throws NotPossibleException if there is no such branch
     */
    public SyncReport keep(String id, String branch) {
        return writing(() -> {
            Choice chosen = choice(id, branch);
            Hash head = chosen.head().node().chain().value();
            return place(chosen.conversation(), PlacementRequest.of(Optional.of(head), Optional.empty()));
        });
    }

    private Choice choice(String id, String branch) {
        Library now = library();
        return new Choice(now, now.find(id), Optional.of(branch));
    }

    /**
     * A conversation, readable: the branch that was spoken in last, or that of the session here whose id is given. Also one whose words
     * wait for something.
     */
    public Transcript transcript(String id) {
        return reading(id, Optional.empty()).transcript();
    }

    /**
     * The same, and which branch it is.
     *
     * @param branch its number, or the name of the device on which it was spoken in last; empty: as in {@link #transcript}
     */
    public Branches.Reading reading(String id, Optional<String> branch) {
        return library().reading(id, branch);
    }

    /**
     * Takes what stands in a file into the pool, such as an export of a conversation. Taken in again it adds what is new in it.
     *
     * @return the conversations that stand in it
     * @throws NotPossibleException if no tool's adapter knows what it is
     */
    public List<Conversation> importFile(Path file) {
        return new Importing(this).run(file);
    }

    /** Writes the main track of what {@link #transcript} tells, in the tool's own bytes. */
    public void raw(String id, OutputStream out) {
        raw(id, Optional.empty(), out);
    }

    /** The same for a branch that is chosen as in {@link #reading}. */
    public void raw(String id, Optional<String> branch, OutputStream out) {
        library().raw(id, branch, out);
    }

    /**
     * Synchronizes, and places a conversation whatever its age, also if it was removed here.
     *
     * @param to the folder it is to go to; empty: where its workspace is here
     */
    public SyncReport restore(String id, Optional<Path> to) {
        return new Restoring(this, to).whole(id);
    }

    SyncReport place(Conversation conversation, PlacementRequest request) {
        return rounds().run(Rounds.Haste.AT_ONCE, Optional.of(new ConversationId(conversation.id())), request);
    }

    /**
     * Restores a conversation, and says how its tool continues it: the branch that was spoken in last; or, if the id is that of one of its
     * sessions here, that session.
     *
     * @throws NotPossibleException if it could not be placed here, or its tool cannot be told to continue it
     */
    public Resumption resume(String id, Optional<Path> to) {
        return resume(id, to, Optional.empty());
    }

    /**
     * The same for one branch. The others are left as they are.
     *
     * @param branch the name of the device on which it was spoken in last, or its number, as {@link #branches} tells it before this is
     *     called
     * @throws NotPossibleException also if there is no such branch, or several were spoken in last on that device
     */
    public Resumption resume(String id, Optional<Path> to, Optional<String> branch) {
        return new Restoring(this, to).branch(id, branch);
    }

    /**
     * Copies a branch into one more session, which goes another way: nothing that is said elsewhere comes to it, and the next word in it makes
     * a branch of its own.
     *
     * @param branch as in {@link #drop}; empty: the one spoken in last
     * @param folder where the copy belongs
     * @throws NotPossibleException if it cannot be made there
     */
    public Resumption fork(String id, Optional<String> branch, Path folder) {
        return new Forking(this, folder).of(id, branch);
    }

    /**
     * Gives a conversation a title, in the tool's own way: it shows on all devices, in every session of it that is not open, and in the others
     * once they are closed.
     *
     * @throws NotPossibleException if its tool takes no titles, or this is none
     */
    public SyncReport rename(String id, String title) {
        return new Renaming(this, title.strip()).of(id);
    }

    /**
     * How a session of this machine went on elsewhere, if it did and what was said there was not placed here yet. Quick: it waits for no
     * other roam, exchanges nothing, and writes nothing.
     *
     * @param session the tool's own id
     */
    public Optional<Continuation> continuation(String tool, String session) {
        return new Continuing(opened.home(), opened.machine(), opened.providers()).of(tool, session);
    }

    /**
     * The newest conversation of a folder: of the folder itself, or of one above or below it.
     *
     * @throws UnknownConversationException if there is none
     */
    public Conversation newestOf(Path folder) {
        return new Nearby(opened.machine().home(), folder).newest(conversations());
    }

    /** Whether a conversation was held in that folder, or in one below or above it that is more than the home or what is above that. */
    public boolean isOf(Conversation conversation, Path folder) {
        return new Nearby(opened.machine().home(), folder).has(conversation);
    }

    /** What came and what was placed, run by run, the newest first. */
    public List<LogEntry> log() {
        return new Logbook(opened.context()).all();
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
        return writing(() -> new Undo(opened.context(), new Logbook(opened.context())).of(run, dry));
    }

    /** Teaches that a folder or remote of any machine is a local folder here. */
    public void map(String from, Path to) {
        if (Mapping.of(from, to.toString()).isEmpty()) {
            throw new NotPossibleException(
                    "this can be mapped to nothing",
                    from,
                    "give an absolute path of any machine, or a git remote such as github.com/x/y");
        }
        writing(() -> {
            opened.context().ledger().userRules().map(from, to.toString());
            return to;
        });
    }

    /** Keeps a folder with all below it, or a conversation, out of the pool, before anything is written. */
    public void keepOut(Path folder) {
        rule(folder.toAbsolutePath().normalize().toString(), true);
    }

    /** Ends that. */
    public void letIn(Path folder) {
        rule(folder.toAbsolutePath().normalize().toString(), false);
    }

    /** Keeps a conversation out from now on. What other devices have of it already, they keep. */
    public Conversation keepOut(String id) {
        Conversation found = library().find(id);
        rule(found.id(), true);
        return found;
    }

    /** Ends that. */
    public Conversation letIn(String id) {
        Conversation found = library().find(id);
        rule(found.id(), false);
        return found;
    }

    private void rule(String rule, boolean out) {
        writing(() -> {
            opened.context().ledger().userRules().setPrivate(rule, out);
            return rule;
        });
    }

    /** The addresses of the transports, in the order in which they were added. */
    public List<String> transports() {
        return opened.config().transports();
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
        return writing(() -> pairing().code());
    }

    /**
     * Trusts the device that made the code, asks it to trust this one, and synchronizes.
     *
     * @param withPeers whether to trust the devices that it trusts, too
     */
    public PairReport pair(String code, boolean withPeers) {
        Device device = writing(() -> pairing().pair(code));
        SyncReport report = sync();
        List<Device> trusted = withPeers ? writing(() -> pairing().trustPeersOf(device.id())) : List.of();
        if (!trusted.isEmpty()) {
            report = Joining.join(report, sync());
        }
        return new PairReport(device, pairing().peersOf(device.id()), trusted, report);
    }

    /** Trusts a device that asks, or that a trusted device vouches for, by name or id. */
    public Device accept(String name) {
        return writing(() -> pairing().accept(name));
    }

    /**
     * Lets a device in that cannot show who it is before it is connected, so that it can ask to be paired.
     *
     * @param stranger its id at the transport, as {@link Status#remarks} tells it
     * @return whether it is such an id; if not, nothing was done
     */
    public boolean admit(String stranger) {
        return writing(() -> opened.context().exchange().admitStranger(stranger));
    }

    /**
     * Takes part no more: tells the other devices, and takes back what was set up on the transports. Sessions in the tools stay. This roam
     * is closed.
     *
     * @param purge whether to remove the key, the pool and all else of roam's, too
     */
    public LeaveReport leave(boolean purge) {
        return new Leaving(this, opened).leave(purge);
    }

    /** Accepts nothing new from a device. What was accepted stays. */
    public Device unpair(String name) {
        return writing(() -> pairing().retire(name));
    }

    /** What is known and what waits. */
    public Status status() {
        SyncReport next = preview();
        HomeContext context = opened.context();
        Keeping keeping = new Keeping(context);
        return new Status(
                self(),
                opened.home().data(),
                opened.config().transports(),
                devices(),
                context.pool().conversations().size(),
                keeping.onlyHeld(),
                keeping.soonDeleted(),
                context.pool().size(),
                context.adapters().stream()
                        .flatMap(adapter ->
                                adapter.locate(context.machine()).stream().map(at -> adapter.id() + " " + at.root()))
                        .toList(),
                connections(),
                Stream.concat(DiskSpace.remarks(opened.home().data()).stream(), context.exchange().remarks().stream())
                        .toList(),
                isWatched(),
                next,
                context.exchange().receiver().deferred(),
                context.exchange().quarantine().all());
    }

    @Override
    public void close() {
        opened.close();
    }
}
