package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "is no day",
                "no device is called so",
                "have Claude Code tell",
                "the conversation went on here",
                "the last word",
                "what was said",
                "the key stands in the file",
                "roam takes back the change",
                "put away a branch",
                "it runs by itself",
                "it does it all the same",
                "files that nobody wrote",
                "one (that is (nested) here) more",
                "the list is made anew",
                "Cursor wrote meanwhile",
                "the newest, else the first",
                "not sent, for they are not encrypted",
                "not sent, as it is not encrypted",
                "whatever its age",
                "all that can be wrong",
                "it is said why",
                "the user is told once",
                "the file says which one",
                "roam tells the reason",
                "what stands there stays",
                "captured in one go",
                "Settled is a step that ended",
                "3 conversation(s)",
                "Is linked already: ~/bin/roam",
                "untried on Windows"
            })
    void aManneredConstructionIsFound(String text) {
        assertThat(WordingRules.findMannered(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "there is no longer a file, and there is no other copy",
                "if it contains anything else, init fails",
                "no one else can read it",
                "roam prints the reason",
                "you are asked once",
                "a session of its own (see the list)",
                "because they are not encrypted",
                "Not tested on Windows"
            })
    void aCommonConstructionIsNot(String text) {
        assertThat(WordingRules.findMannered(text)).isEmpty();
    }
}
