package io.roam.adapter.claude.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.claude.SettingsTexts;
import io.roam.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tests that settings of others stay unchanged, whatever the file holds. */
final class ClaudeHooksLawsTest {
    private static final String COMMAND = "'/opt/my \"roam\"' claude hook ";

    private final HookSettings settings = new HookSettings(Path.of("settings.json"));

    @Provide
    Arbitrary<String> texts() {
        return SettingsTexts.all();
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void takenOutTheFileIsWhatItWas(@ForAll("texts") String text) {
        byte[] installed = installed(text.getBytes(UTF_8), COMMAND);
        assertThat(settings.withoutHook(installed, HookEvent.END)
                        .flatMap(half -> settings.withoutHook(half, HookEvent.PROMPT))
                        .map(bytes -> new String(bytes, UTF_8)))
                .contains(text);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void putInTwiceItIsThereOnce(@ForAll("texts") String text) {
        byte[] once = installed(text.getBytes(UTF_8), COMMAND);
        assertThat(installed(once, COMMAND)).isEqualTo(once);
        byte[] moved = installed(once, "/usr/bin/roam claude hook ");
        assertThat(new String(moved, UTF_8).replace("/usr/bin/roam", "'/opt/my \\\"roam\\\"'"))
                .isEqualTo(new String(once, UTF_8));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void itStandsWhereTheToolLooksForIt(@ForAll("texts") String text) {
        byte[] installed = installed(text.getBytes(UTF_8), COMMAND);
        JsonValue root = JsonValue.parse(installed).orElseThrow();
        JsonValue hooks = root.member("hooks").orElseThrow().value();
        for (HookEvent event : HookEvent.values()) {
            List<JsonValue.Member> list =
                    hooks.member(event.toolName()).orElseThrow().value().members();
            JsonValue group = list.get(list.size() - 1).value();
            JsonValue hook =
                    group.member("hooks").orElseThrow().value().members().get(0).value();
            assertThat(hook.text("command")).contains(COMMAND + event.word());
        }
    }

    private byte[] installed(byte[] before, String command) {
        byte[] after = before;
        for (HookEvent event : HookEvent.values()) {
            after = settings.withHook(Optional.of(after), event, command + event.word());
        }
        return after;
    }
}
