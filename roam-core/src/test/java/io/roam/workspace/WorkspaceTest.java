package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
    @Property(tries = 200)
    void whatIsWrittenIsReadBack(@ForAll Map<String, String> recorded) {
        Workspace workspace = Workspace.fromMap(recorded);
        assertThat(workspace.toMap()).isEqualTo(recorded);
        assertThat(Workspace.fromMap(workspace.toMap())).isEqualTo(workspace).hasSameHashCodeAs(workspace);
    }

    @Test
    void unknownKeysAreKept() {
        assertThat(Workspace.fromMap(Map.of("path", "/x", "later", "y")).toMap())
                .containsEntry("later", "y");
    }

    @Test
    void everythingMayBeMissing() {
        Workspace nothing = Workspace.fromMap(Map.of());
        assertThat(nothing.path()).isEmpty();
        assertThat(nothing.home()
                        .or(nothing::remote)
                        .or(nothing::subfolder)
                        .or(nothing::root)
                        .or(nothing::os))
                .isEmpty();
    }
}
