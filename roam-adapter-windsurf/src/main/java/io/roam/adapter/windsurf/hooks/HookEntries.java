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

/** The tool's hooks with and without roam's entry. Everything else in them stays byte for byte. */
final class HookEntries {
    static final String EVENT = "post_cascade_response_with_transcript";

    private static final String HOOKS = "hooks";

    private final Path file;

    /** That stand in that file. */
    HookEntries(Path file) {
        this.file = file;
    }

    /** A member, and what it stands in. */
    private record MemberPlace(JsonValue container, Member member) {}

    /** With the entry, once; {@code before} is empty if the file is not there. */
    byte[] withEntry(Optional<byte[]> before, String command) {
        if (before.isEmpty()) {
            HookEntryText made = new HookEntryText("  ");
            return ("{" + made.newLine(1) + made.hooks(command) + "\n}\n").getBytes(UTF_8);
        }
        JsonValue root = parse(before.get());
        SettingsText text = new SettingsText(before.get());
        List<List<MemberPlace>> ours = ownEntries(root);
        return (ours.isEmpty() ? addEntry(text, root, command) : updateEntries(text, ours, command)).bytes();
    }

    /** Without it; empty if the file is not needed any more. */
    Optional<byte[]> withoutEntry(byte[] before) {
        List<List<MemberPlace>> ours = ownEntries(parse(before));
        if (ours.isEmpty()) {
            return Optional.of(before);
        }
        return removeEntry(new SettingsText(before), ours.get(ours.size() - 1))
                .flatMap(text -> withoutEntry(text.bytes()));
    }

    private JsonValue parse(byte[] text) {
        JsonValue root = JsonValue.parse(text)
                .orElseThrow(() -> new UnusableSettingsException("Windsurf's hooks are no JSON object", file));
        boolean good = root.member(HOOKS)
                .map(Member::value)
                .map(hooks -> hooks.isObject()
                        && eventList(hooks).map(JsonValue::isArray).orElse(true))
                .orElse(true);
        if (!good) {
            throw new UnusableSettingsException("Windsurf's hooks are not as it takes them", file);
        }
        return root;
    }

    private static Optional<JsonValue> eventList(JsonValue hooks) {
        return hooks.member(EVENT).map(Member::value);
    }

    private static SettingsText addEntry(SettingsText text, JsonValue root, String command) {
        HookEntryText made = new HookEntryText(text.indentOf(root));
        Optional<JsonValue> hooks = root.member(HOOKS).map(Member::value);
        Optional<JsonValue> list = hooks.flatMap(HookEntries::eventList);
        if (list.isPresent()) {
            return text.add(list.get(), made.newLine(3), made.entry(command));
        }
        return hooks.isPresent()
                ? text.add(hooks.get(), made.newLine(2), made.list(command))
                : text.add(root, made.newLine(1), made.hooks(command));
    }

    private static SettingsText updateEntries(SettingsText text, List<List<MemberPlace>> ours, String command) {
        SettingsText renewed = text;
        for (int i = ours.size() - 1; i >= 0; i--) { // the last first: those before it stay where they are
            JsonValue entry = ours.get(i).get(2).member().value();
            JsonValue line = entry.member("command").orElseThrow().value();
            renewed = line.text().equals(command) ? renewed : renewed.replaceValue(line, JsonValue.quoted(command));
        }
        return renewed;
    }

    /** The way from the root to each entry of roam's. */
    private static List<List<MemberPlace>> ownEntries(JsonValue root) {
        List<List<MemberPlace>> ways = new ArrayList<>();
        for (Member hooks : root.member(HOOKS).stream().toList()) {
            for (Member list : hooks.value().member(EVENT).stream().toList()) {
                for (Member entry : list.value().members()) {
                    if (entry.value().text("command").filter(HookCall::isOwn).isPresent()) {
                        ways.add(List.of(
                                new MemberPlace(root, hooks),
                                new MemberPlace(hooks.value(), list),
                                new MemberPlace(list.value(), entry)));
                    }
                }
            }
        }
        return ways;
    }

    private static Optional<SettingsText> removeEntry(SettingsText text, List<MemberPlace> way) {
        for (int i = way.size() - 1; i >= 0; i--) {
            MemberPlace place = way.get(i);
            if (!SettingsText.isMadeFor(place.container(), place.member())) {
                return Optional.of(text.remove(place.container(), place.member()));
            }
        }
        return Optional.empty();
    }
}
