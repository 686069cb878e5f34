package io.roam.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.roam.spi.Diagnosis;
import io.roam.spi.ProviderBugException;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.tool.ToolHooks;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every method of every interface of a provider, found by reflection so that none is forgotten, fails in every way. */
final class GuardedCallsTest {
    private static final Logger LOGGER = Logger.getLogger("io.roam");

    /** Asked for once, when the provider is taken. */
    private static final Set<String> ASKED_ONCE =
            Set.of("ToolAdapter.id", "ToolAdapter.classRule", "TransportProvider.scheme", "TransportProvider.single");

    /** What only describes something: the substitute is returned, and the log tells. */
    private static final Set<String> DESCRIBING = Set.of(
            "ToolAdapter.isInstalled",
            "ToolAdapter.settingDescriptions",
            "ToolAdapter.canPlace",
            "ToolAdapter.canMove",
            "ToolAdapter.importLocation",
            "HistoryStore.titleInToolList",
            "HistoryStore.retention",
            "HistoryStore.deletesEarly",
            "TransportProvider.open",
            "TransportProvider.advice",
            "TransportProvider.packContact",
            "TransportProvider.unpackContact",
            "SyncTransport.address",
            "SyncTransport.title",
            "SyncTransport.folder",
            "SyncTransport.remarks",
            "SyncTransport.admit");

    private static final Set<String> MAY_BE_NULL = Set.of("SessionReader.next");

    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    /** A provider whose methods all do the same, once it is armed. */
    private static final class Hostile {
        private final List<String> called = new ArrayList<>();
        private boolean armed;
        private @Nullable Throwable thrown;

        <T> T as(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer(method)));
        }

        private @Nullable Object answer(Method method) throws Throwable {
            if (!armed) {
                return switch (method.getName()) {
                    case "id", "scheme" -> "gull";
                    case "classRule" -> "gull/1";
                    case "single" -> false;
                    default -> null;
                };
            }
            called.add(method.getName());
            if (thrown != null) {
                throw thrown;
            }
            return primitive(method.getReturnType());
        }
    }

    private static @Nullable Object primitive(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == int.class ? 0 : null;
    }

    private static Object guarded(Class<?> type, Hostile hostile) {
        ProviderGuard guard = new ProviderGuard("adapter", "gull", Hostile.class);
        if (type == ToolAdapter.class) {
            return GuardedAdapter.of(hostile.as(ToolAdapter.class));
        } else if (type == HistoryStore.class) {
            return new GuardedStore(hostile.as(HistoryStore.class), guard);
        } else if (type == SessionReader.class) {
            return new GuardedReader(hostile.as(SessionReader.class), guard);
        } else if (type == StoreWriter.class) {
            return new GuardedWriter(hostile.as(StoreWriter.class), guard);
        } else if (type == ToolHooks.class) {
            return new GuardedHooks(hostile.as(ToolHooks.class), guard);
        } else if (type == TransportProvider.class) {
            return GuardedTransportProvider.of(hostile.as(TransportProvider.class));
        }
        return new GuardedTransport(hostile.as(SyncTransport.class), "gull:x", guard);
    }

    private static List<Class<?>> interfaces() {
        return List.of(
                ToolAdapter.class,
                HistoryStore.class,
                SessionReader.class,
                StoreWriter.class,
                ToolHooks.class,
                TransportProvider.class,
                SyncTransport.class);
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !ASKED_ONCE.contains(name(type, method)))
                .sorted((one, other) -> one.toString().compareTo(other.toString()));
    }

    private static String name(Class<?> type, Method method) {
        return type.getSimpleName() + "." + method.getName();
    }

    private static List<Supplier<Throwable>> bugs() {
        return List.of(
                () -> new IllegalStateException("a bug"),
                () -> new NoClassDefFoundError("a bug"),
                () -> new StackOverflowError("a bug"),
                () -> new AssertionError("a bug"),
                () -> new UncheckedIOException(new IOException("a bug")));
    }

    @TestFactory
    Stream<DynamicTest> everyMethodThatThrowsIsNamedAndLogged() {
        return interfaces().stream()
                .flatMap(type -> methods(type)
                        .map(method -> DynamicTest.dynamicTest(
                                name(type, method),
                                () -> bugs().stream().map(Supplier::get).forEach(bug -> checkBug(type, method, bug)))));
    }

    private void checkBug(Class<?> type, Method method, @Nullable Throwable bug) {
        logged.clear();
        Hostile hostile = new Hostile();
        Object guarded = guarded(type, hostile);
        hostile.armed = true;
        hostile.thrown = bug;
        Throwable end = catchThrowable(() -> call(guarded, method));
        assertThat(hostile.called).as("the provider itself is called").contains(method.getName());
        if (DESCRIBING.contains(name(type, method))) {
            assertThat(end).isNull();
        } else {
            assertThat(end).isInstanceOfSatisfying(ProviderBugException.class, told -> {
                assertThat(told.provider()).isEqualTo("gull");
                assertThat(told.what()).contains("gull");
                assertThat(told.code()).isEqualTo("provider-bug");
            });
        }
        assertThat(logged).anySatisfy(line -> {
            assertThat(line.getMessage()).contains("gull");
            assertThat(line.getThrown()).isNotNull();
        });
        if (bug != null) {
            assertThat(logged).extracting(LogRecord::getThrown).contains(bug);
        }
    }

    private static @Nullable Object call(Object guarded, Method method) throws Throwable {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(GuardedCallsTest::primitive)
                .toArray();
        try {
            return method.invoke(guarded, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    @TestFactory
    Stream<DynamicTest> nullWhereThereMustBeAValueIsABug() {
        return interfaces().stream()
                .flatMap(type -> methods(type)
                        .filter(method -> !method.getReturnType().isPrimitive())
                        .filter(method -> !MAY_BE_NULL.contains(name(type, method)))
                        .map(method ->
                                DynamicTest.dynamicTest(name(type, method), () -> checkBug(type, method, null))));
    }

    @TestFactory
    Stream<DynamicTest> whatAProviderThrowsOnPurposePasses() {
        return interfaces().stream()
                .flatMap(type -> methods(type)
                        .map(method -> DynamicTest.dynamicTest(name(type, method), () -> {
                            Hostile hostile = new Hostile();
                            Object guarded = guarded(type, hostile);
                            hostile.armed = true;
                            hostile.thrown = new SessionChangedException("s");
                            assertThat(catchThrowable(() -> call(guarded, method)))
                                    .isSameAs(hostile.thrown);
                            assertThat(logged).isEmpty();
                            hostile.thrown = new OutOfMemoryError("the machine's");
                            assertThat(catchThrowable(() -> call(guarded, method)))
                                    .isSameAs(hostile.thrown);
                        })));
    }

    @Test
    void aProviderThatCannotSayWhoItIsIsRefused() {
        Hostile hostile = new Hostile();
        hostile.armed = true;
        assertThatThrownBy(() -> GuardedAdapter.of(hostile.as(ToolAdapter.class)))
                .isInstanceOf(ProviderBugException.class);
        hostile.thrown = new AssertionError("a bug");
        assertThatThrownBy(() -> GuardedTransportProvider.of(hostile.as(TransportProvider.class)))
                .isInstanceOf(ProviderBugException.class)
                .hasCause(hostile.thrown);
    }

    @Test
    void aTransportThatCannotBeOpenedSaysWhyAtEachExchange() {
        Hostile hostile = new Hostile();
        TransportProvider provider = GuardedTransportProvider.of(hostile.as(TransportProvider.class));
        hostile.armed = true;
        hostile.thrown = new IllegalStateException("a bug");
        try (SyncTransport transport = provider.open("gull:x", null, null, null)) {
            assertThat(transport.exchange().failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.sentence()).contains("gull", "a bug"));
        }
    }

    @Test
    void theMessagesOfATranscriptAreGuardedAndTheirReaderIsNot() {
        ProviderGuard guard = new ProviderGuard("adapter", "gull", Hostile.class);
        Transcript broken = GuardedMessages.guard(
                transcript(() -> Stream.generate(() -> {
                    throw new IllegalStateException("a bug");
                })),
                guard);
        assertThatThrownBy(broken::all).isInstanceOf(ProviderBugException.class);
        assertThatThrownBy(() ->
                        GuardedMessages.guard(transcript(() -> null), guard).all())
                .isInstanceOf(ProviderBugException.class);

        Message message =
                Message.builder(io.roam.transcript.Role.USER, List.of()).build();
        boolean[] closed = {false};
        Transcript good = GuardedMessages.guard(
                transcript(() -> Stream.of(message, message).onClose(() -> closed[0] = true)), guard);
        IllegalStateException own = new IllegalStateException("of the reader");
        assertThat(good.all()).hasSize(2);
        assertThat(closed[0]).isTrue();
        assertThatThrownBy(() -> good.messages().forEach(one -> {
                    throw own;
                }))
                .isSameAs(own);
    }

    private static Transcript transcript(Supplier<Stream<Message>> messages) {
        return Transcript.of("gull", messages);
    }

    @Test
    void theFixOfADiagnosisIsGuarded() {
        ToolAdapter adapter = (ToolAdapter) Proxy.newProxyInstance(
                ToolAdapter.class.getClassLoader(),
                new Class<?>[] {ToolAdapter.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "id" -> "gull";
                    case "classRule" -> "gull/1";
                    default ->
                        List.of(Diagnosis.notice("x", "X", "", "").fixedBy(() -> {
                            throw new IllegalStateException("a bug");
                        }));
                });
        Diagnosis found = GuardedAdapter.of(adapter).diagnose(null, null).get(0);
        assertThatThrownBy(() -> found.fix().orElseThrow().apply()).isInstanceOf(RoamException.class);
    }
}
