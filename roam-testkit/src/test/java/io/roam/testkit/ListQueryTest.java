package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.api.Conversation;
import io.roam.api.Conversation.State;
import io.roam.api.ListQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListQueryTest {
    @TempDir
    Path folder;

    @Test
    void eachFilterSelectsWhatItNames() {
        try (TestDevices devices = TestDevices.in(folder, 2, new FakeTool())) {
            TestDevice device = devices.get(0);
            device.session("one").say("e1", "-");
            device.session("two").say("e2", "-");
            device.session("three").say("e3", "-");
            devices.syncAll();
            List<Conversation> all = device.roam().conversations().list();
            assertThat(all).hasSize(3);
            assertThat(list(device, ListQuery.all())).isEqualTo(all);
            assertThat(list(device, ListQuery.all().atMost(2))).isEqualTo(all.subList(0, 2));
            assertThat(list(device, ListQuery.all().inTool(all.get(0).tool()))).isEqualTo(all);
            assertThat(list(device, ListQuery.all().inTool("other"))).isEmpty();

            Conversation hidden = device.roam().markPrivate(all.get(1).id());
            List<Conversation> now = device.roam().conversations().list();
            assertThat(list(device, ListQuery.all().inState(State.PRIVATE)))
                    .extracting(Conversation::id)
                    .containsExactly(hidden.id());
            assertThat(list(device, ListQuery.all().inState(State.HERE, State.PRIVATE)))
                    .isEqualTo(now);

            ListQuery latest = ListQuery.all().since(now.get(0).lastMessageTime());
            assertThat(list(device, latest))
                    .isEqualTo(now.stream()
                            .filter(one ->
                                    one.lastMessageTime().equals(now.get(0).lastMessageTime()))
                            .toList());
            assertThat(list(device, latest.since(now.get(0).lastMessageTime().plus(Duration.ofMillis(1)))))
                    .isEmpty();

            Path work = Path.of(now.get(0).workspace());
            assertThat(list(device, ListQuery.all().inFolder(work)))
                    .isEqualTo(now.stream()
                            .filter(one -> device.roam().conversations().belongsTo(one, work))
                            .toList())
                    .isNotEmpty();
            assertThat(list(device, ListQuery.all().inFolder(work.resolveSibling("elsewhere"))))
                    .isEmpty();
        }
    }

    private static List<Conversation> list(TestDevice device, ListQuery query) {
        return device.roam().conversations().list(query);
    }

    @Test
    void aQueryThatCanFindNothingIsNone() {
        assertThatThrownBy(() -> ListQuery.all().atMost(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
