package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AbsolutePathLawsTest {
    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        assertThat(AbsolutePath.parse(text)).isNotNull();
    }

    @Property
    void whatIsPrintedIsReadBack(@ForAll("texts") String text) {
        AbsolutePath path = path(text);
        assertThat(AbsolutePath.parse(path.toString()))
                .contains(path)
                .map(AbsolutePath::toString)
                .contains(path.toString());
        assertThat(path(path.toString()).segments()).isEqualTo(path.segments());
    }

    @Property
    void aPathStartsWithItself(@ForAll("texts") String text) {
        assertThat(path(text).startsWith(path(text))).isTrue();
    }

    @Property
    void eachStartsWithTheOtherOnlyIfEqual(@ForAll("texts") String a, @ForAll("texts") String b) {
        boolean both = path(a).startsWith(path(b)) && path(b).startsWith(path(a));
        assertThat(both).isEqualTo(path(a).equals(path(b)));
    }

    @Property
    void whatIsBelowWhatIsBelowIsBelow(
            @ForAll("texts") String a, @ForAll("names") String b, @ForAll("names") String c) {
        Optional<AbsolutePath> middle = below(path(a), b);
        Optional<AbsolutePath> lowest = middle.flatMap(path -> below(path, c));
        lowest.ifPresent(path -> assertThat(path.startsWith(path(a)))
                .isEqualTo(path.startsWith(middle.get()) && middle.get().startsWith(path(a)))
                .isTrue());
    }

    @Property
    void relativizeLeadsThere(@ForAll("texts") String a, @ForAll("texts") String b) {
        Optional<List<String>> names = path(a).relativize(path(b));
        assertThat(names.isPresent()).isEqualTo(path(b).startsWith(path(a)));
        names.ifPresent(list -> assertThat(list.stream()
                        .reduce(path(a), (path, name) -> below(path, name).get(), (x, y) -> y))
                .isEqualTo(path(b)));
    }

    private static Optional<AbsolutePath> below(AbsolutePath path, String name) {
        return AbsolutePath.parse(path + path.root().form().separator() + name);
    }

    private static AbsolutePath path(String text) {
        return AbsolutePath.parse(text).orElseThrow();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "A", "b", "home", "é", "É", "ß", "ſ", "İ", "x y", "$x", "a.b", "...", "-", "😀");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> roots = Arbitraries.of(
                "/",
                "//",
                "c:/",
                "C:\\",
                "D:\\",
                "\\\\srv\\share\\",
                "\\\\SRV\\Share\\",
                "\\\\?\\c:\\",
                "\\\\?\\UNC\\srv\\share\\",
                "\\\\wsl$\\Ubuntu\\",
                "\\\\wsl.localhost\\ubuntu\\",
                "//wsl$/Debian/");
        Arbitrary<String> parts = Arbitraries.oneOf(names(), Arbitraries.of(".", "..", ""));
        return roots.flatMap(root ->
                parts.list().ofMaxSize(5).map(list -> root + String.join(root.startsWith("/") ? "/" : "\\", list)));
    }
}
