package io.roam.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.tool.Record;
import org.junit.jupiter.api.Test;

class ValueTracksTest {
    @Test
    void nameATrackByTheKey() {
        assertThat(fileOf("title").track()).isEqualTo("values/title");
        assertThat(fileOf("a/b:\\ %\n..é+").track()).isEqualTo("values/a%2Fb%3A%5C%20%25%0A%2E%2E%C3%A9%2B");
    }

    @Test
    void giveBackEveryKey() {
        for (String key : new String[] {"title", ".", "..", "a/b", "%2E", "ü".repeat(150), "x".repeat(300), "+ "}) {
            Record value = ValueTracks.toValue(fileOf(key));
            assertThat(value.kind()).isEqualTo(Record.Kind.VALUE);
            assertThat(value.key()).isEqualTo(key);
            assertThat(value.isMain()).isTrue();
        }
        Record side = ValueTracks.toValue(ValueTracks.toFile(Record.value("agent.log", "title", new byte[1])));
        assertThat(side.track()).isEqualTo("agent.log");
        assertThat(side.key()).isEqualTo("title");
    }

    @Test
    void leaveForeignFilesAsTheyAre() {
        for (String track :
                new String[] {"notes", "values/%", "values/%zz", "values/a b", "values/%00", "values/%61"}) {
            assertThat(ValueTracks.toValue(Record.file(track, new byte[0])).kind())
                    .as(track)
                    .isEqualTo(Record.Kind.FILE);
        }
    }

    @Test
    void takeNoKeyThatIsNone() {
        for (String key : new String[] {"", "a\0b", "ü".repeat(151)}) {
            assertThatThrownBy(() -> fileOf(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Record fileOf(String key) {
        return ValueTracks.toFile(Record.value(Record.MAIN, key, new byte[0]));
    }
}
