package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GitRemoteLawsTest {
    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        GitRemote.parse(text).ifPresent(GitRemoteLawsTest::assertNormal);
        GitRemote.parseAddress(text).ifPresent(GitRemoteLawsTest::assertNormal);
    }

    @Property
    void normalizingTwiceIsNormalizingOnce(@ForAll("addresses") String address) {
        GitRemote.parseAddress(address).ifPresent(GitRemoteLawsTest::assertNormal);
        GitRemote.parse(address).ifPresent(GitRemoteLawsTest::assertNormal);
    }

    @Property
    void nobodysPasswordStays(@ForAll("addresses") String address) {
        assertThat(GitRemote.parseAddress(address).map(GitRemote::toString).orElse(""))
                .doesNotContain("secret");
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> start = Arbitraries.of(
                "", "https://", "HTTP://", "ssh://", "git+ssh://", "git://", "file://", "https:/", "x::", "https:");
        Arbitrary<String> user = Arbitraries.of("", "git@", "u:secret@", ":secret@", "a@u:secret@");
        Arbitrary<String> host = Arbitraries.of("Host", "h.x", "[::2]", "c", "..", "", "ẞ", "İ");
        Arbitrary<String> port = Arbitraries.of("", ":", ":22", ":022", ":443", ":2222", ":x");
        Arbitrary<String> path = Arbitraries.of(
                        "/", "x", ".git", "..git", "...git", ".", "//", "é", " ", "?token=secret", "#f", "%20")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return Combinators.combine(start, user, host, port, path).as((a, b, c, d, e) -> a + b + c + d + e);
    }

    private static void assertNormal(GitRemote remote) {
        assertThat(GitRemote.parse(remote.toString())).contains(remote);
    }
}
