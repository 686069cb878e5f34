package io.roam.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class RemedyTest {
    private final Remedy full = Remedy.of("free some space, then run: ")
            .then(ActionKind.SYNC)
            .then(". Nothing was lost")
            .and(Remedy.run(ActionKind.RESUME_HERE, "4af2"));

    @Test
    void itReadsAsOnTheCommandLine() {
        assertThat(full).hasToString("free some space, then run: roam sync. Nothing was lost\nroam resume 4af2 --here");
        assertThat(full.hints())
                .containsExactly("free some space, then run: roam sync. Nothing was lost", "roam resume 4af2 --here");
    }

    @Test
    void itsActionsAreData() {
        assertThat(full.actions())
                .containsExactly(RoamAction.of(ActionKind.SYNC), RoamAction.of(ActionKind.RESUME_HERE, "4af2"));
        assertThat(full.words(action -> "[" + action.kind().code() + " " + action.arguments() + "]"))
                .isEqualTo("free some space, then run: [sync []]. Nothing was lost\n[resume-here [4af2]]");
        assertThat(full.parts()).hasSize(5);
    }

    @Test
    void eachLineIsARemedy() {
        assertThat(full.lines()).map(line -> line.actions().size()).containsExactly(1, 1);
        assertThat(Remedy.of("a\nb: ").then(ActionKind.MAP).lines())
                .containsExactly(Remedy.of("a"), Remedy.of("b: roam map"));
        assertThat(Remedy.none().lines()).isEmpty();
    }

    @Test
    void nothingIsLeftOut() {
        assertThat(Remedy.none().and(full)).isEqualTo(full);
        assertThat(full.and(Remedy.none())).isEqualTo(full);
        assertThat(Remedy.of("").isEmpty()).isTrue();
        assertThat(Remedy.run(ActionKind.SYNC))
                .isEqualTo(Remedy.of("roam sync"))
                .isNotEqualTo(Remedy.none());
    }

    @Test
    void anActionKnowsItsArgumentsAndHowTheyAreTyped() {
        RoamAction map = RoamAction.of(ActionKind.MAP, "/home/ada/my api", "<folder>")
                .typedAs(Os.LINUX.quote("/home/ada/my api", "<from>"), "<folder>");
        assertThat(map.command()).isEqualTo("roam map '/home/ada/my api' <folder>");
        assertThat(map.arguments()).containsExactly("/home/ada/my api", "<folder>");
        assertThat(map.isComplete()).isFalse();
        assertThat(RoamAction.of(ActionKind.SHOW, "$1\\").command()).isEqualTo("roam show $1\\");
        assertThat(RoamAction.of(ActionKind.SHOW, "4af2").isComplete()).isTrue();
        assertThat(RoamAction.of(ActionKind.SHOW).isComplete()).isFalse();
        assertThat(map.here()).isTrue();
        assertThat(map.elsewhere().here()).isFalse();
        assertThat(map.elsewhere().command()).isEqualTo(map.command());
    }

    @Test
    void anActionHasAllArgumentsOrNone() {
        assertThatThrownBy(() -> RoamAction.of(ActionKind.MAP, "one")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Remedy.run(ActionKind.SYNC, "one")).isInstanceOf(IllegalArgumentException.class);
        for (ActionKind kind : ActionKind.values()) {
            String[] all = Collections.nCopies(kind.arity(), "x").toArray(String[]::new);
            assertThat(kind.command(all)).startsWith("roam ").doesNotContain("{}");
            assertThat(kind.command()).doesNotContain("{}");
        }
    }

    @Test
    void anErrorCarriesIt() throws Exception {
        SessionError error = new SessionError(full);
        assertThat(error.remedy().actions()).hasSize(2);
        assertThat(error.getMessage())
                .isEqualTo("it failed: x; hint: free some space, then run: roam sync. Nothing was lost"
                        + "; hint: roam resume 4af2 --here");
        assertThat(Reason.Coded.of(error).reason().remedy().actions()).isEqualTo(full.actions());
        assertThat(Reason.Coded.of(error).sentence()).isEqualTo(error.getMessage());
        assertThat(Reason.parse(error.getMessage()).remedy()).isEqualTo(full);
        assertThat(Reason.parse(error.getMessage()).remedy().actions()).isEmpty();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(error);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((SessionError) in.readObject()).remedy().actions()).isEqualTo(full.actions());
        }
    }

    private static final class SessionError extends RoamException {
        private static final long serialVersionUID = 1L;

        SessionError(Remedy remedy) {
            super("it failed", "x", remedy, null);
        }
    }
}
