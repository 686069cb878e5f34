package io.roam.adapter.claude;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates settings, in any layout, with and without hooks of others. */
public final class SettingsTexts {
    private static final List<String> SPACES = List.of("", "", " ", "\n", "\n  ", "\n    ", "\r\n\t", "\n\n");
    private static final List<String> SCALARS = List.of(
            "null", "true", "false", "0", "-1.5e3", "\"\"", "\"a \\\"b\\\" {\"", "\"\\u00e9é\"", "\"a claude hook\"");

    private SettingsTexts() {}

    public static Arbitrary<String> all() {
        Arbitrary<String> hooks = object(list(event(), 3)).map(object -> "\"hooks\":" + object);
        Arbitrary<List<String>> others = list(member(value(2)), 3);
        return Combinators.combine(
                        others,
                        hooks.list().ofMaxSize(1),
                        Arbitraries.integers().between(0, 3),
                        space())
                .as((more, hook, at, space) -> {
                    List<String> members = new ArrayList<>(more);
                    members.addAll(Math.min(at, more.size()), hook);
                    return members;
                })
                .flatMap(members -> object(Arbitraries.just(members)));
    }

    private static Arbitrary<String> event() {
        Arbitrary<String> names =
                Arbitraries.of("\"UserPromptSubmit\"", "\"SessionEnd\"", "\"Stop\"", "\"Session\\u0045nd\"");
        Arbitrary<String> hook = object(list(member(value(0)), 2)).map(o -> o.replace("\"a\"", "\"type\""));
        Arbitrary<String> group = array(hook)
                .flatMap(hooks -> Arbitraries.of(
                        "{\"hooks\":" + hooks + "}",
                        "{ \"matcher\": \"*\", \"hooks\" : " + hooks + " }",
                        "{}",
                        "[]",
                        "3"));
        return Combinators.combine(names, space(), array(group)).as((name, space, list) -> name + space + ":" + list);
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalars = Arbitraries.of(SCALARS);
        return depth == 0
                ? scalars
                : Arbitraries.oneOf(scalars, array(value(depth - 1)), object(list(member(value(depth - 1)), 2)));
    }

    private static Arbitrary<String> member(Arbitrary<String> value) {
        Arbitrary<String> names = Arbitraries.of("\"a\"", "\"model\"", "\"\"", "\"é\\n\"", "\"hook\"");
        return Combinators.combine(names, space(), space(), value).as((name, a, b, v) -> name + a + ":" + b + v);
    }

    private static Arbitrary<List<String>> list(Arbitrary<String> one, int most) {
        return one.list().ofMaxSize(most);
    }

    private static Arbitrary<String> array(Arbitrary<String> element) {
        return joined("[", list(element, 2), "]");
    }

    private static Arbitrary<String> object(Arbitrary<List<String>> members) {
        return joined("{", members, "}");
    }

    private static Arbitrary<String> joined(String open, Arbitrary<List<String>> all, String close) {
        return Combinators.combine(all, space(), space(), space())
                .as((list, a, b, c) -> open + a + String.join(b + "," + a, list) + c + close);
    }

    private static Arbitrary<String> space() {
        return Arbitraries.of(SPACES);
    }
}
