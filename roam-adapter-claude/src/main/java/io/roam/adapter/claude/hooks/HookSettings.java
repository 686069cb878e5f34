package io.roam.adapter.claude.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.json.JsonValue;
import io.roam.json.JsonValue.Member;
import io.roam.json.SettingsText;
import io.roam.json.UnusableSettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Settings with and without roam's hooks. */
final class HookSettings {
    private static final String HOOKS = "hooks";

    private final Path file;

    /** That stand in that file. */
    HookSettings(Path file) {
        this.file = file;
    }

    /** With a hook, once; {@code before} is empty if the file is not there. */
    byte[] withHook(Optional<byte[]> before, HookEvent event, String command) {
        if (before.isEmpty()) {
            HookText made = new HookText("  ");
            return ("{" + made.newLine(1) + made.hooks(event, command) + "\n}\n").getBytes(UTF_8);
        }
        JsonValue root = parse(before.get());
        SettingsText text = new SettingsText(before.get());
        List<List<MemberPlace>> ours = ownHooks(root, event);
        return (ours.isEmpty() ? addHook(text, root, event, command) : updateHooks(text, ours, command)).bytes();
    }

    /** Without it; empty if the file is not needed any more. */
    Optional<byte[]> withoutHook(byte[] before, HookEvent event) {
        List<List<MemberPlace>> ours = ownHooks(parse(before), event);
        if (ours.isEmpty()) {
            return Optional.of(before);
        }
        Optional<SettingsText> after = removeHook(new SettingsText(before), ours.get(ours.size() - 1));
        return after.flatMap(text -> withoutHook(text.bytes(), event));
    }

    /** Whether a hook of roam's stands there. */
    boolean hasHook(byte[] text) {
        JsonValue root = parse(text);
        return Stream.of(HookEvent.values())
                .anyMatch(event -> !ownHooks(root, event).isEmpty());
    }

    private JsonValue parse(byte[] text) {
        JsonValue root = JsonValue.parse(text)
                .orElseThrow(() -> new UnusableSettingsException("Claude Code's settings are no JSON object", file));
        root.member(HOOKS).ifPresent(hooks -> {
            require(hooks.value().isObject());
            for (HookEvent event : HookEvent.values()) {
                hooks.value()
                        .member(event.toolName())
                        .ifPresent(list -> require(list.value().isArray()));
            }
        });
        return root;
    }

    private void require(boolean good) {
        if (!good) {
            throw new UnusableSettingsException("the hooks in Claude Code's settings are not as it takes them", file);
        }
    }

    private static SettingsText addHook(SettingsText text, JsonValue root, HookEvent event, String command) {
        HookText made = new HookText(text.indentOf(root));
        Optional<JsonValue> hooks = root.member(HOOKS).map(Member::value);
        Optional<JsonValue> list =
                hooks.flatMap(all -> all.member(event.toolName())).map(Member::value);
        if (list.isPresent()) {
            return text.add(list.get(), made.newLine(3), made.group(command));
        }
        return hooks.isPresent()
                ? text.add(hooks.get(), made.newLine(2), made.list(event, command))
                : text.add(root, made.newLine(1), made.hooks(event, command));
    }

    private static SettingsText updateHooks(SettingsText text, List<List<MemberPlace>> ours, String command) {
        SettingsText renewed = text;
        for (int i = ours.size() - 1; i >= 0; i--) { // the last first: those before it stay where they are
            MemberPlace hook = ours.get(i).get(ours.get(i).size() - 1);
            JsonValue line =
                    hook.member().value().member("command").orElseThrow().value();
            renewed = line.text().equals(command) ? renewed : renewed.replaceValue(line, HookText.quote(command));
        }
        return renewed;
    }

    /** A member, and what it stands in. */
    private record MemberPlace(JsonValue container, Member member) {
        static List<MemberPlace> of(JsonValue container) {
            return container.members().stream()
                    .map(member -> new MemberPlace(container, member))
                    .toList();
        }
    }

    /** The way from the root to each hook of roam's. */
    private static List<List<MemberPlace>> ownHooks(JsonValue root, HookEvent event) {
        List<List<MemberPlace>> ways = new ArrayList<>();
        for (MemberPlace all : placesNamed(root, HOOKS)) {
            for (MemberPlace list : placesNamed(all.member().value(), event.toolName())) {
                for (MemberPlace group : MemberPlace.of(list.member().value())) {
                    for (MemberPlace hooks : placesNamed(group.member().value(), HOOKS)) {
                        MemberPlace.of(hooks.member().value()).stream()
                                .filter(hook -> HookCommand.isOwn(hook.member().value(), event))
                                .forEach(hook -> ways.add(List.of(all, list, group, hooks, hook)));
                    }
                }
            }
        }
        return ways;
    }

    private static List<MemberPlace> placesNamed(JsonValue container, String name) {
        return container.member(name).stream()
                .map(member -> new MemberPlace(container, member))
                .toList();
    }

    private static Optional<SettingsText> removeHook(SettingsText text, List<MemberPlace> way) {
        MemberPlace hook = way.get(4);
        if (hook.container().members().size() > 1) {
            return Optional.of(text.remove(hook.container(), hook.member()));
        }
        for (int i = 2; i >= 0; i--) {
            MemberPlace place = way.get(i);
            if (!SettingsText.isMadeFor(place.container(), place.member())) {
                return Optional.of(text.remove(place.container(), place.member()));
            }
        }
        return Optional.empty();
    }
}
