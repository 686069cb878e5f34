package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
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
