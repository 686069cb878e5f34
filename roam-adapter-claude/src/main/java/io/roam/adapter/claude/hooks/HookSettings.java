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

/** Adds roam's hooks to the text of settings, and removes them. */
final class HookSettings {
    private static final String HOOKS = "hooks";

    private final Path file;

    /** Creates an editor of settings; {@code file} is named in errors. */
    HookSettings(Path file) {
        this.file = file;
    }

    /** Returns the settings with one such hook; {@code before} is empty if there is no file. */
    byte[] withHook(Optional<byte[]> before, HookEvent event, String command) {
        if (before.isEmpty()) {
            HookText hookText = new HookText("  ");
            return ("{" + hookText.newLine(1) + hookText.hooksMember(event, command) + "\n}\n").getBytes(UTF_8);
        }
        JsonValue root = parse(before.get());
        SettingsText text = new SettingsText(before.get());
        List<List<MemberPlace>> own = ownHooks(root, event);
        return (own.isEmpty() ? addHook(text, root, event, command) : updateHooks(text, own, command)).bytes();
    }

    /** Returns the settings without the hook; empty if nothing else is in them. */
    Optional<byte[]> withoutHook(byte[] before, HookEvent event) {
        List<List<MemberPlace>> own = ownHooks(parse(before), event);
        if (own.isEmpty()) {
            return Optional.of(before);
        }
        Optional<SettingsText> after = removeHook(new SettingsText(before), own.get(own.size() - 1));
        return after.flatMap(text -> withoutHook(text.bytes(), event));
    }

    /** Whether the settings hold a hook of roam. */
    boolean hasHook(byte[] text) {
        JsonValue root = parse(text);
        return Stream.of(HookEvent.values())
                .anyMatch(event -> !ownHooks(root, event).isEmpty());
    }

    private JsonValue parse(byte[] text) {
        JsonValue root = JsonValue.parse(text)
                .orElseThrow(() -> new UnusableSettingsException("Claude Code's settings are not a JSON object", file));
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

    private void require(boolean valid) {
        if (!valid) {
            throw new UnusableSettingsException("the hooks in Claude Code's settings have an unknown form", file);
        }
    }

    private static SettingsText addHook(SettingsText text, JsonValue root, HookEvent event, String command) {
        HookText hookText = new HookText(text.indentOf(root));
        Optional<JsonValue> hooks = root.member(HOOKS).map(Member::value);
        Optional<JsonValue> list =
                hooks.flatMap(all -> all.member(event.toolName())).map(Member::value);
        if (list.isPresent()) {
            return text.add(list.get(), hookText.newLine(3), hookText.groupObject(command));
        }
        return hooks.isPresent()
                ? text.add(hooks.get(), hookText.newLine(2), hookText.eventMember(event, command))
                : text.add(root, hookText.newLine(1), hookText.hooksMember(event, command));
    }

    private static SettingsText updateHooks(SettingsText text, List<List<MemberPlace>> own, String command) {
        SettingsText updated = text;
        for (int i = own.size() - 1; i >= 0; i--) { // in reverse order, so that the positions of the others stay valid
            MemberPlace hook = own.get(i).get(own.get(i).size() - 1);
            JsonValue line =
                    hook.member().value().member("command").orElseThrow().value();
            updated = line.text().equals(command) ? updated : updated.replaceValue(line, HookText.quote(command));
        }
        return updated;
    }

    /** A member and the value that contains it. */
    private record MemberPlace(JsonValue container, Member member) {
        static List<MemberPlace> of(JsonValue container) {
            return container.members().stream()
                    .map(member -> new MemberPlace(container, member))
                    .toList();
        }
    }

    /** Returns the path from the root to each hook of roam. */
    private static List<List<MemberPlace>> ownHooks(JsonValue root, HookEvent event) {
        List<List<MemberPlace>> paths = new ArrayList<>();
        for (MemberPlace all : placesNamed(root, HOOKS)) {
            for (MemberPlace list : placesNamed(all.member().value(), event.toolName())) {
                for (MemberPlace group : MemberPlace.of(list.member().value())) {
                    for (MemberPlace hooks : placesNamed(group.member().value(), HOOKS)) {
                        MemberPlace.of(hooks.member().value()).stream()
                                .filter(hook -> HookCommand.isOwn(hook.member().value(), event))
                                .forEach(hook -> paths.add(List.of(all, list, group, hooks, hook)));
                    }
                }
            }
        }
        return paths;
    }

    private static List<MemberPlace> placesNamed(JsonValue container, String name) {
        return container.member(name).stream()
                .map(member -> new MemberPlace(container, member))
                .toList();
    }

    private static Optional<SettingsText> removeHook(SettingsText text, List<MemberPlace> path) {
        MemberPlace hook = path.get(4);
        if (hook.container().members().size() > 1) {
            return Optional.of(text.remove(hook.container(), hook.member()));
        }
        for (int i = 2; i >= 0; i--) {
            MemberPlace place = path.get(i);
            if (!SettingsText.isMadeFor(place.container(), place.member())) {
                return Optional.of(text.remove(place.container(), place.member()));
            }
        }
        return Optional.empty();
    }
}
