package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.api.Providers;
import io.roam.api.SyncReport;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.ToolAdapter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that an adapter with a bug is reported, and that conversations of other tools are synchronized. */
final class BrokenAdapterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"locate", "open", "visitSessions", "read", "useOf", "retention", "removeLeftovers"})
    void isNamedAndTheRestGoesOn(String method) {
        TestDevice ada = TestDevice.in(folder, "ada");
        ada.init();
        ada.addMessages(LAMP, ID, "one");
        Providers both = Providers.of(List.of(broken(method), new ClaudeAdapter()));
        try (Roam roam = Roam.open(ada.home, ada.machine.machine(), both, ada.machine::advance)) {
            SyncReport report = roam.sync();
            assertThat(report.captured()).anyMatch(one -> one.tool().equals("claude"));
            if (!method.equals("retention") && !method.equals("useOf")) {
                assertThat(report.problems())
                        .anyMatch(note -> note.sentence().contains("internal error")
                                && note.sentence().contains("a bug"));
            }
            roam.sync();
            assertThat(roam.conversations().list()).isNotEmpty();
        }
    }

    private static ToolAdapter broken(String method) {
        ClaudeAdapter real = new ClaudeAdapter();
        return proxy(ToolAdapter.class, (call, arguments) -> {
            if (call.getName().equals("id")) {
                return "broken";
            }
            fail(call, method);
            Object result = call.invoke(real, arguments);
            return result instanceof HistoryStore store ? store(store, method) : result;
        });
    }

    private static HistoryStore store(HistoryStore real, String method) {
        return proxy(HistoryStore.class, (call, arguments) -> {
            fail(call, method);
            return call.invoke(real, arguments);
        });
    }

    private static void fail(Method call, String method) {
        if (call.getName().equals(method)) {
            throw new IllegalStateException("a bug");
        }
    }

    private interface Answer {
        Object to(Method call, Object[] arguments) throws ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, call, arguments) -> {
                    try {
                        return answer.to(call, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
