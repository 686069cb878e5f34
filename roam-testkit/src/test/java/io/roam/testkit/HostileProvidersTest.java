package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Conversations;
import io.roam.Devices;
import io.roam.Doctor;
import io.roam.Folders;
import io.roam.Roam;
import io.roam.ToolSettings;
import io.roam.api.InitOptions;
import io.roam.api.LeaveMode;
import io.roam.api.Providers;
import io.roam.api.SearchQuery;
import io.roam.api.SyncReport;
import io.roam.api.WatchListener;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.ToolHooks;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An adapter and a transport that fail in one of their methods after the other, through all operations of the facade: none ends in anything but a
 * {@link RoamException}, and nothing is lost.
 */
@Tag("slow")
final class HostileProvidersTest {
    private static final List<Supplier<Throwable>> BUGS = List.of(
            () -> new IllegalStateException("a bug"),
            () -> new NoClassDefFoundError("a bug"),
            () -> new StackOverflowError("a bug"),
            () -> new AssertionError("a bug"));

    /** The interfaces of providers, whose values are hostile, too. */
    private static final List<Class<?>> WRAPPED =
            List.of(HistoryStore.class, SessionReader.class, StoreWriter.class, ToolHooks.class, SyncTransport.class);

    /** Operations that no test of hostile providers needs: they end what the others use, or are no operations. */
    private static final Set<String> LEFT_OUT = Set.of("close", "onProgress");

    private static final Logger LOG = Logger.getLogger("io.roam");

    @TempDir
    Path folder;

    private @Nullable String failing;
    private int bugs;
    private final Set<String> failed = new HashSet<>();

    private <T> T hostile(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, call, arguments) -> {
                    String name = type.getSimpleName() + "." + call.getName();
                    if (name.equals(failing) || "all".equals(failing)) {
                        failed.add(name);
                        throw BUGS.get(bugs++ % BUGS.size()).get();
                    }
                    return wrap(invoke(real, call, arguments));
                }));
    }

    private static @Nullable Object invoke(Object real, Method call, Object @Nullable [] arguments) throws Throwable {
        try {
            call.setAccessible(true);
            return call.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private @Nullable Object wrap(@Nullable Object value) {
        for (Class<?> type : WRAPPED) {
            if (type.isInstance(value)) {
                return hostile(type, value);
            }
        }
        return value;
    }

    @BeforeAll
    static void logNothing() { // thousands of bugs
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    /** An operation of the facade. */
    private interface Operation {
        void run() throws Exception;
    }

    private Map<String, Operation> operations(TestDevice device, Providers providers, Roam roam, String id) {
        Conversations conversations = roam.conversations();
        Devices devices = roam.devices();
        Folders folders = roam.folders();
        Doctor doctor = new Doctor(device.home(), device.machine().machine(), providers);
        ToolSettings settings = ToolSettings.of(device.home(), device.machine().machine(), providers);
        String peer = device.roam().devices().list().get(0).name();
        Path work = device.machine().home().resolve("work");
        Map<String, Operation> all = new LinkedHashMap<>();
        all.put(
                "Roam.init",
                () -> Roam.init(
                        device.home(),
                        device.machine().machine(),
                        providers,
                        InitOptions.none().via(InMemoryHub.ADDRESS).allowingPlain()));
        all.put(
                "Roam.open",
                () -> Roam.open(device.home(), device.machine().machine(), providers)
                        .close());
        all.put("Roam.sync", roam::sync);
        all.put("Roam.preview", roam::preview);
        all.put("Roam.status", roam::status);
        all.put("Roam.follow", () -> roam.follow(news -> {}).close());
        all.put("Roam.closure", roam::closure);
        all.put("Roam.conversations", roam::conversations);
        all.put("Roam.devices", roam::devices);
        all.put("Roam.folders", roam::folders);
        all.put("Roam.isWatched", roam::isWatched);
        all.put("Roam.log", roam::log);
        all.put("Roam.privateRules", roam::privateRules);
        all.put("Roam.sentOf", () -> roam.sentOf(id));
        all.put("Roam.countArchiveOnly", roam::countArchiveOnly);
        all.put("Roam.watch", () -> watchBriefly(roam));
        all.put("Roam.importFile", () -> roam.importFile(device.machine().home()));
        all.put("Roam.rename", () -> roam.rename(id, "title " + bugs));
        all.put("Roam.undo", () -> roam.undo(Optional.empty()));
        all.put("Roam.previewUndo", () -> roam.previewUndo(Optional.empty()));
        all.put("Roam.resume", () -> roam.resume(id, Optional.empty()));
        all.put("Roam.fork", () -> roam.fork(id, Optional.empty(), work));
        all.put("Roam.restore", () -> roam.restore(id, Optional.empty()));
        all.put("Roam.restoreAll", () -> roam.restoreAll(Optional.empty()));
        all.put("Roam.dropBranch", () -> roam.dropBranch(id, "1"));
        all.put("Roam.restoreBranch", () -> roam.restoreBranch(id, "1"));
        all.put("Roam.markPrivate", () -> roam.markPrivate(id));
        all.put("Roam.unmarkPrivate", () -> roam.unmarkPrivate(id));
        all.put("Conversations.list", conversations::list);
        all.put("Conversations.failures", conversations::failures);
        all.put("Conversations.require", () -> conversations.require(id));
        all.put("Conversations.newestIn", () -> conversations.newestIn(work));
        all.put("Conversations.belongsTo", () -> conversations.belongsTo(conversations.require(id), work));
        all.put(
                "Conversations.search",
                () -> conversations.search(
                        new SearchQuery(List.of("word"), Optional.empty(), Optional.empty(), Optional.empty(), 9, 9)));
        all.put("Conversations.branches", () -> conversations.branches(id));
        all.put("Conversations.transcript", () -> conversations.transcript(id).all());
        all.put("Conversations.branchTranscript", () -> conversations.branchTranscript(id, Optional.empty()));
        all.put("Conversations.writeRaw", () -> conversations.writeRaw(id, OutputStream.nullOutputStream()));
        all.put("Conversations.remoteUpdate", () -> conversations.remoteUpdate("fake", "one"));
        all.put("Devices.self", devices::self);
        all.put("Devices.list", devices::list);
        all.put("Devices.transports", devices::transports);
        all.put("Devices.connections", devices::connections);
        all.put("Devices.pairingCode", devices::pairingCode);
        all.put("Devices.pair", () -> devices.pair(device.roam().devices().pairingCode(), false));
        all.put("Devices.accept", () -> devices.accept(peer));
        all.put(
                "Devices.isAcceptedBy",
                () -> devices.isAcceptedBy(devices.list().get(0)));
        all.put("Devices.review", () -> devices.review(peer, Optional.empty()));
        all.put("Devices.keepPending", () -> devices.keepPending(peer, Optional.empty()));
        all.put("Devices.admitStranger", () -> devices.admitStranger("stranger"));
        all.put("Folders.mappings", folders::mappings);
        all.put("Folders.map", () -> folders.map("/elsewhere", work));
        all.put("Folders.unmap", () -> folders.unmap("/elsewhere"));
        all.put("Folders.searched", folders::searched);
        all.put("Folders.search", () -> folders.search(work));
        all.put("Folders.unsearch", () -> folders.unsearch(work));
        all.put("Folders.unplaced", folders::unplaced);
        all.put("Doctor.closure", doctor::closure);
        all.put("Doctor.planRepair", doctor::planRepair);
        all.put("Doctor.repair", () -> doctor.repair(false));
        all.put("Doctor.examine", () -> doctor.examine(List.of(), progress -> {}));
        all.put("ToolSettings.known", settings::known);
        all.put("ToolSettings.value", () -> settings.value("fake.none"));
        all.put("ToolSettings.set", () -> settings.set("fake.none", "x"));
        return all;
    }

    private static void watchBriefly(Roam roam) {
        roam.watch(new WatchListener() {
                    @Override
                    public void done(SyncReport report) {}

                    @Override
                    public void failed(RoamException failure) {}
                })
                .close();
    }

    private static void runLast(Roam roam) {
        List<Operation> last = List.of(
                () -> roam.devices().unpair(roam.devices().list().get(0).name()),
                () -> roam.removeTransport(InMemoryHub.ADDRESS),
                () -> roam.leave(LeaveMode.KEEP_FILES));
        last.forEach(operation -> runTolerant("last", operation));
    }

    /** A bug of a provider ends an operation by nothing but an error of roam. */
    private static void runTolerant(String name, Operation operation) {
        try {
            operation.run();
        } catch (RoamException e) {
            assertThat(e.what()).as(name).isNotEmpty();
        } catch (Throwable e) {
            throw new AssertionError(name + " ended in " + e, e);
        }
    }

    private static List<String> methodsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(method -> type.getSimpleName() + "." + method.getName())
                .filter(name -> !List.of(
                                "ToolAdapter.id",
                                "ToolAdapter.classRule",
                                "TransportProvider.scheme",
                                "TransportProvider.single")
                        .contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ToolAdapter.class,
                HistoryStore.class,
                SessionReader.class,
                StoreWriter.class,
                ToolHooks.class,
                TransportProvider.class,
                SyncTransport.class
            })
    void noOperationEndsInAnythingButAnErrorOfRoam(Class<?> type) throws Exception {
        InMemoryHub hub = new InMemoryHub(1);
        try (TestDevices all = TestDevices.in(folder, 2, new FakeTool(), hub)) {
            all.get(0).session("one").say("e1", "-").say("e2", "e1");
            all.syncAll();
            TestDevice device = all.get(1);
            String id = device.roam().conversations().list().get(0).id();
            Providers providers = Providers.of(List.of(hostile(ToolAdapter.class, new FakeTool())))
                    .with(hostile(TransportProvider.class, hub));
            String last = "e2";
            for (String method : methodsOf(type)) {
                String next = "m" + method.replace('.', '-');
                all.get(0).session("one").say(next, last);
                all.get(0).sync();
                last = next;
                try (Roam roam =
                        Roam.open(device.home(), device.machine().machine(), providers, device.machine()::advance)) {
                    failing = method;
                    operations(device, providers, roam, id).forEach(HostileProvidersTest::runTolerant);
                    failing = null;
                    if (!method.equals(
                            "TransportProvider.open")) { // what could not be opened is opened with the next Roam
                        roam.sync(); // tells what failed in between
                        assertThat(roam.sync().failures()).as("after " + method).isEmpty();
                    }
                }
                try (Roam fresh =
                        Roam.open(device.home(), device.machine().machine(), providers, device.machine()::advance)) {
                    assertThat(fresh.sync().failures())
                            .as("opened after " + method)
                            .isEmpty();
                }
                all.syncAll();
                assertThat(historyOn(device, id))
                        .as("nothing was lost by " + method)
                        .contains("E e1 ", "E e2 ", "E " + next);
            }
            try (Roam roam =
                    Roam.open(device.home(), device.machine().machine(), providers, device.machine()::advance)) {
                failing = "all";
                operations(device, providers, roam, id).forEach(HostileProvidersTest::runTolerant);
                runLast(roam);
                failing = null;
            }
        }
        if (type == ToolAdapter.class || type == SyncTransport.class) {
            assertThat(failed)
                    .as("the failing methods were called")
                    .hasSizeGreaterThan(methodsOf(type).size() / 2);
        }
    }

    private static String historyOn(TestDevice device, String id) throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        device.roam().conversations().writeRaw(id, raw);
        return raw.toString(StandardCharsets.UTF_8);
    }

    @Test
    void allOperationsOfTheFacadeAreTried() {
        Set<String> tried;
        try (TestDevices all = TestDevices.in(folder, 2, new FakeTool())) {
            all.get(1).session("one").say("e1", "-");
            all.syncAll();
            TestDevice device = all.get(1);
            Providers providers = Providers.of(List.of(new FakeTool()));
            tried = operations(
                            device,
                            providers,
                            device.roam(),
                            device.roam().conversations().list().get(0).id())
                    .keySet();
        }
        assertThat(Stream.of(
                                Roam.class,
                                Conversations.class,
                                Devices.class,
                                Folders.class,
                                Doctor.class,
                                ToolSettings.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> Modifier.isPublic(method.getModifiers()))
                                .filter(method -> !LEFT_OUT.contains(method.getName()))
                                .map(method -> type.getSimpleName() + "." + method.getName()))
                        .filter(name -> !Set.of(
                                        "Roam.initAsNewDevice",
                                        "Roam.removeTransport",
                                        "Roam.leave",
                                        "Devices.unpair",
                                        "ToolSettings.of")
                                .contains(name))
                        .collect(Collectors.toSet()))
                .isSubsetOf(tried);
    }
}
