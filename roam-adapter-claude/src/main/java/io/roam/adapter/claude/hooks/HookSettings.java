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
    byte[] with(Optional<byte[]> before, HookEvent event, String command) {
        if (before.isEmpty()) {
            HookText made = new HookText("  ");
            return ("{" + made.line(1) + made.hooks(event, command) + "\n}\n").getBytes(UTF_8);
        }
        JsonValue root = root(before.get());
        SettingsText text = new SettingsText(before.get());
        List<List<Place>> ours = ours(root, event);
        return (ours.isEmpty() ? added(text, root, event, command) : renewed(text, ours, command)).bytes();
    }

    /** Without it; empty if the file is not needed any more. */
    Optional<byte[]> without(byte[] before, HookEvent event) {
        List<List<Place>> ours = ours(root(before), event);
        if (ours.isEmpty()) {
            return Optional.of(before);
        }
        Optional<SettingsText> after = removed(new SettingsText(before), ours.get(ours.size() - 1));
        return after.flatMap(text -> without(text.bytes(), event));
    }

    /** Whether a hook of roam's stands there. */
    boolean hasAny(byte[] text) {
        JsonValue root = root(text);
        return Stream.of(HookEvent.values())
                .anyMatch(event -> !ours(root, event).isEmpty());
    }

    private JsonValue root(byte[] text) {
        JsonValue root = JsonValue.parse(text)
                .orElseThrow(() -> new UnusableSettingsException("Claude Code's settings are no JSON object", file));
        root.member(HOOKS).ifPresent(hooks -> {
            check(hooks.value().isObject());
            for (HookEvent event : HookEvent.values()) {
                hooks.value()
                        .member(event.event())
                        .ifPresent(list -> check(list.value().isArray()));
            }
        });
        return root;
    }

    private void check(boolean good) {
        if (!good) {
            throw new UnusableSettingsException("the hooks in Claude Code's settings are not as it takes them", file);
        }
    }

    private static SettingsText added(SettingsText text, JsonValue root, HookEvent event, String command) {
        HookText made = new HookText(text.indentOf(root));
        Optional<JsonValue> hooks = root.member(HOOKS).map(Member::value);
        Optional<JsonValue> list =
                hooks.flatMap(all -> all.member(event.event())).map(Member::value);
        if (list.isPresent()) {
            return text.add(list.get(), made.line(3), made.group(command));
        }
        return hooks.isPresent()
                ? text.add(hooks.get(), made.line(2), made.list(event, command))
                : text.add(root, made.line(1), made.hooks(event, command));
    }

    private static SettingsText renewed(SettingsText text, List<List<Place>> ours, String command) {
        SettingsText renewed = text;
        for (int i = ours.size() - 1; i >= 0; i--) { // the last first: those before it stay where they are
            Place hook = ours.get(i).get(ours.get(i).size() - 1);
            JsonValue line =
                    hook.member().value().member("command").orElseThrow().value();
            renewed = line.text().equals(command) ? renewed : renewed.replaceValue(line, HookText.string(command));
        }
        return renewed;
    }

    /** A member, and what it stands in. */
    private record Place(JsonValue container, Member member) {
        static List<Place> of(JsonValue container) {
            return container.members().stream()
                    .map(member -> new Place(container, member))
                    .toList();
        }
    }

    /** The way from the root to each hook of roam's. */
    private static List<List<Place>> ours(JsonValue root, HookEvent event) {
        List<List<Place>> ways = new ArrayList<>();
        for (Place all : named(root, HOOKS)) {
            for (Place list : named(all.member().value(), event.event())) {
                for (Place group : Place.of(list.member().value())) {
                    for (Place hooks : named(group.member().value(), HOOKS)) {
                        Place.of(hooks.member().value()).stream()
                                .filter(hook -> HookCommand.isIn(hook.member().value(), event))
                                .forEach(hook -> ways.add(List.of(all, list, group, hooks, hook)));
                    }
                }
            }
        }
        return ways;
    }

    private static List<Place> named(JsonValue container, String name) {
        return container.member(name).stream()
                .map(member -> new Place(container, member))
                .toList();
    }

    private static Optional<SettingsText> removed(SettingsText text, List<Place> way) {
        Place hook = way.get(4);
        if (hook.container().members().size() > 1) {
            return Optional.of(text.remove(hook.container(), hook.member()));
        }
        for (int i = 2; i >= 0; i--) {
            Place place = way.get(i);
            if (!SettingsText.isMadeFor(place.container(), place.member())) {
                return Optional.of(text.remove(place.container(), place.member()));
            }
        }
        return Optional.empty();
    }
}
