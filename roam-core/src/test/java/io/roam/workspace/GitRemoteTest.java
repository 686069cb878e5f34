package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitRemoteTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/Ada/engine", "https://GitHub.com/Ada/engine.git",
                        "https://ada:secret@github.com/Ada/engine.git/",
                "https://token@github.com:443/Ada/engine", "http://github.com:80/Ada/engine?x=y#z",
                        "ssh://git@github.com/Ada/engine.git",
                "ssh://git@github.com:22/Ada/engine.git", "git@github.com:Ada/engine.git",
                        "git@github.com:/Ada/engine.git",
                "github.com:Ada/engine", "git://github.com:9418//Ada//engine",
                        "git+ssh://git@github.com/Ada/engine/.git",
                "https://a@b@github.com/Ada/./engine//", " https://github.com/Ada/engine ",
                        "ssh://github.com:/Ada/engine"
            })
    void allSpellingsAreOne(String address) {
        assertThat(GitRemote.parseAddress(address)).map(GitRemote::toString).contains("github.com/Ada/engine");
    }

    @ParameterizedTest
    @CsvSource({
        "ssh://git@host:2222/x, host:2222/x",
        "https://host:8443/x.git, host:8443/x",
        "https://host:0443/x.git, host/x",
        "ssh://[FE80::1]:22/x, [fe80::1]/x",
        "git@[fe80::1]:x, [fe80::1]/x",
        "host:2222/x, host/2222/x",
        "git@c:x, c/x",
        "https://ssh.dev.azure.com/v3/a/My%20Project, ssh.dev.azure.com/v3/a/My%20Project",
        "https://host/x.git.git, host/x"
    })
    void keepsWhatMatters(String address, String normal) {
        assertThat(GitRemote.parseAddress(address)).map(GitRemote::toString).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/srv/git/x.git",
                "../x.git",
                "x.git",
                "./a:b",
                "C:\\git\\x",
                "c:/git/x",
                "c:x",
                "file:///srv/x",
                "FILE://host/x",
                "\\\\srv\\share\\x",
                "https://",
                "https://host",
                "https://host/",
                "https:///x",
                "host:",
                "ext::ssh host x",
                "foo::https://user:secret@host/x",
                "https:/user:secret@host/x",
                "https://user:se/cret@host/x",
                "https://host/../x",
                "http://localhost:3000/x/y",
                "http://127.0.0.1:4711/git/x",
                "ssh://[::1]/x",
                "ssh://-oProxyCommand=x/y",
                "https://ho st/x",
                "https://host/x\u0001",
                "https://host:port/x",
                "https://host/.git"
            })
    void isNoneIfNoOtherMachineSharesIt(String address) {
        assertThat(GitRemote.parseAddress(address)).isEmpty();
    }

    @Test
    void isNoneIfItIsTooLong() {
        assertThat(GitRemote.parseAddress("https://host/" + "x/".repeat(5_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"github.com/x/y, github.com/x/y", "GitHub.com/x/y.git, github.com/x/y", "host:2222/x, host:2222/x"})
    void readsItsNormalForm(String text, String normal) {
        assertThat(GitRemote.parse(text)).map(GitRemote::toString).contains(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "ssh://git@h.org:2222/acme/api.git, https://h.org/acme/api, true",
        "git@github.com:Acme/API, https://github.com/acme/api, true",
        "ssh://git@ssh.github.com:443/acme/api, https://github.com/acme/api, true",
        "git@ssh.dev.azure.com:v3/acme/shop/api, https://acme@dev.azure.com/acme/shop/_git/api, true",
        "https://h.org/scm/acme/api.git, ssh://git@h.org:7999/acme/api.git, true",
        "git@work:acme/api, git@github.com:acme/api, true",
        "git@work:acme/api, git@github.com:other/api, false",
        "git@github.com:acme/api, git@gitlab.com:acme/api, false",
        "git@github.com:acme/api, git@github.com:acme/api2, false",
        "git@github.com:acme/api, git@github.com:other/api, false",
        "ssh://[fe80::1]:22/x/y, ssh://[fe80::2]:22/x/y, false"
    })
    void tellsRepositoriesApart(String address, String other, boolean mayEqual) {
        GitRemote first = GitRemote.parseAddress(address).orElseThrow();
        GitRemote second = GitRemote.parseAddress(other).orElseThrow();
        assertThat(first.mayEqual(second)).isEqualTo(mayEqual);
        assertThat(second.mayEqual(first)).isEqualTo(mayEqual);
    }
}
