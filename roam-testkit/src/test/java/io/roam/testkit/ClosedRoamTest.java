package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.Conversations;
import io.roam.Devices;
import io.roam.Folders;
import io.roam.Roam;
import io.roam.api.CancelledException;
import io.roam.api.LeaveMode;
import io.roam.api.ListQuery;
import io.roam.api.RoamClosedException;
import io.roam.api.SearchQuery;
import io.roam.api.SyncListener;
import io.roam.api.SyncOptions;
import io.roam.api.SyncProgress;
import io.roam.transcript.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed roam says so, and so does all that it gave. */
final class ClosedRoamTest {
    @TempDir
    Path folder;

    @Test
    void eachMethodSaysSo() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice device = devices.get(0);
            device.session("one").line("E e1 - a word");
            device.sync();
            Roam roam = device.another();
            Conversations conversations = roam.conversations();
            Devices others = roam.devices();
            Folders folders = roam.folders();
            String id = conversations.list().get(0).id();
            Transcript transcript = conversations.transcript(id);
            Map<String, Object> arguments = Map.of("String", id);
            roam.close();
            roam.close();

            Set<String> silent = new TreeSet<>();
            for (Object one : List.of(roam, conversations, others, folders)) {
                publicMethods(one)
                        .filter(method -> !saysSo(one, method, arguments))
                        .forEach(method -> silent.add(method.toString()));
            }
            assertThat(silent).isEmpty();
            assertThatThrownBy(transcript::all).isInstanceOf(RoamClosedException.class);
            assertThat(device.roam().conversations().list()).hasSize(1);
        }
    }

    private static Stream<Method> publicMethods(Object one) {
        return Arrays.stream(one.getClass().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !Set.of("close", "onProgress").contains(method.getName()));
    }

    private boolean saysSo(Object one, Method method, Map<String, Object> arguments) {
        Object[] given = Arrays.stream(method.getParameterTypes())
                .map(type -> argument(type, arguments))
                .toArray();
        try {
            method.invoke(one, given);
            return false;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof RoamClosedException;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable Object argument(Class<?> type, Map<String, Object> arguments) {
        if (type.isInterface() && type != Path.class) {
            return Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> null);
        }
        return Map.<Class<?>, Object>of(
                        String.class,
                        arguments.get("String"),
                        boolean.class,
                        false,
                        Optional.class,
                        Optional.empty(),
                        Path.class,
                        folder,
                        OutputStream.class,
                        new ByteArrayOutputStream(),
                        SearchQuery.class,
                        SearchQuery.of("word").atMost(1, 1),
                        ListQuery.class,
                        ListQuery.all(),
                        LeaveMode.class,
                        LeaveMode.values()[0],
                        SyncOptions.class,
                        SyncOptions.usual(),
                        Duration.class,
                        Duration.ZERO)
                .get(type);
    }

    @Test
    void whatItIsDoingEnds() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice device = devices.get(0);
            for (int i = 0; i < 3; i++) {
                device.session("one" + i).line("E e" + i + " - a word");
            }
            Roam roam = device.another();
            SyncListener closing = new SyncListener() {
                @Override
                public void progressed(SyncProgress progress) {
                    if (progress.done() == 1) {
                        roam.close();
                    }
                }
            };
            assertThatThrownBy(() -> roam.sync(SyncOptions.usual().with(closing)))
                    .isInstanceOf(RoamClosedException.class)
                    .isNotInstanceOf(CancelledException.class);
            devices.syncAll();
            assertThat(devices.get(1).sessions()).hasSize(3);
        }
    }
}
