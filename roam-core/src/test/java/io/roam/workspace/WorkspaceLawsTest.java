package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WorkspaceLawsTest {
    @Property(tries = 200)
    void whatIsWrittenIsReadBack(@ForAll Map<String, String> recorded) {
        Workspace workspace = Workspace.fromMap(recorded);
        assertThat(workspace.toMap()).isEqualTo(recorded);
        assertThat(Workspace.fromMap(workspace.toMap())).isEqualTo(workspace).hasSameHashCodeAs(workspace);
    }
}
