package io.roam.adapter.windsurf.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.json.JsonValue;
import io.roam.json.JsonValue.Member;
import io.roam.json.SettingsText;
import io.roam.json.UnusableSettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds roam's entry to the text of the tool's hooks, and removes it. All else in them stays byte for byte. */
final class HookEntries {
    static final String EVENT = "post_cascade_response_with_transcript";

    private static final String HOOKS = "hooks";

    private final Path file;

    /** Creates an editor of hooks; {@code file} is named in errors. */
    HookEntries(Path file) {
        this.file = file;
    }

    /** A member and the value that contains it. */
    private record MemberPlace(JsonValue container, Member member) {}

    /** Returns the hooks with one entry of roam; {@code before} is empty if there is no file. */
    byte[] withEntry(Optional<byte[]> before, String command) {
        if (before.isEmpty()) {
            HookEntryText entryText = new HookEntryText("  ");
            return ("{" + entryText.newLine(1) + entryText.hooksMember(command) + "\n}\n").getBytes(UTF_8);
        }
        JsonValue root = parse(before.get());
        SettingsText text = new SettingsText(before.get());
        List<List<MemberPlace>> own = ownEntries(root);
        return (own.isEmpty() ? addEntry(text, root, command) : updateEntries(text, own, command)).bytes();
    }

    /** Returns the hooks without the entry; empty if nothing else is in them. */
    Optional<byte[]> withoutEntry(byte[] before) {
        List<List<MemberPlace>> own = ownEntries(parse(before));
        if (own.isEmpty()) {
            return Optional.of(before);
        }
        return removeEntry(new SettingsText(before), own.get(own.size() - 1))
                .flatMap(text -> withoutEntry(text.bytes()));
    }

    private JsonValue parse(byte[] text) {
        JsonValue root = JsonValue.parse(text)
                .orElseThrow(() -> new UnusableSettingsException("Windsurf's hooks are not a JSON object", file));
        boolean valid = root.member(HOOKS)
                .map(Member::value)
                .map(hooks -> hooks.isObject()
                        && eventList(hooks).map(JsonValue::isArray).orElse(true))
                .orElse(true);
        if (!valid) {
            throw new UnusableSettingsException("Windsurf's hooks have an unknown form", file);
        }
        return root;
    }

    private static Optional<JsonValue> eventList(JsonValue hooks) {
        return hooks.member(EVENT).map(Member::value);
    }

    private static SettingsText addEntry(SettingsText text, JsonValue root, String command) {
        HookEntryText entryText = new HookEntryText(text.indentOf(root));
        Optional<JsonValue> hooks = root.member(HOOKS).map(Member::value);
        Optional<JsonValue> list = hooks.flatMap(HookEntries::eventList);
        if (list.isPresent()) {
            return text.add(list.get(), entryText.newLine(3), entryText.entryObject(command));
        }
        return hooks.isPresent()
                ? text.add(hooks.get(), entryText.newLine(2), entryText.eventMember(command))
                : text.add(root, entryText.newLine(1), entryText.hooksMember(command));
    }

    private static SettingsText updateEntries(SettingsText text, List<List<MemberPlace>> own, String command) {
        SettingsText updated = text;
        for (int i = own.size() - 1; i >= 0; i--) { // in reverse order, so that the positions of the others stay valid
            JsonValue entry = own.get(i).get(2).member().value();
            JsonValue line = entry.member("command").orElseThrow().value();
            updated = line.text().equals(command) ? updated : updated.replaceValue(line, JsonValue.quoted(command));
        }
        return updated;
    }

    /** Returns the path from the root to each entry of roam. */
    private static List<List<MemberPlace>> ownEntries(JsonValue root) {
        List<List<MemberPlace>> paths = new ArrayList<>();
        for (Member hooks : root.member(HOOKS).stream().toList()) {
            for (Member list : hooks.value().member(EVENT).stream().toList()) {
                for (Member entry : list.value().members()) {
                    if (entry.value().text("command").filter(HookCall::isOwn).isPresent()) {
                        paths.add(List.of(
                                new MemberPlace(root, hooks),
                                new MemberPlace(hooks.value(), list),
                                new MemberPlace(list.value(), entry)));
                    }
                }
            }
        }
        return paths;
    }

    private static Optional<SettingsText> removeEntry(SettingsText text, List<MemberPlace> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            MemberPlace place = path.get(i);
            if (!SettingsText.isMadeFor(place.container(), place.member())) {
                return Optional.of(text.remove(place.container(), place.member()));
            }
        }
        return Optional.empty();
    }
}
