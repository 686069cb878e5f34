package io.roam.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two developers, Ada and Bob, each with a real client and a roam of their own, who exchange over one folder. */
final class ToolJourney {
    private final Path meet;
    private final StandInServer model;
    private final ToolClient ada;
    private final ToolClient bob;
    private final RoamUser adasRoam;
    private final RoamUser bobsRoam;

    /** Prepares both. */
    ToolJourney(Path meet, StandInServer model, ToolClient ada, ToolClient bob) {
        this.meet = meet;
        this.model = model;
        this.ada = ada;
        this.bob = bob;
        this.adasRoam = new CommandLineUser("ada", ada.home(), ada.program().tool + " (");
        this.bobsRoam = new CommandLineUser("bob", bob.home());
    }

    ToolClient ada() {
        return ada;
    }

    ToolClient bob() {
        return bob;
    }

    RoamUser adasRoam() {
        return adasRoam;
    }

    RoamUser bobsRoam() {
        return bobsRoam;
    }

    /** Pairs both devices; Bob's maps Ada's workspace to his. */
    void pair() throws IOException {
        Files.createDirectories(meet);
        adasRoam.init(meet);
        bobsRoam.init(meet);
        bobsRoam.mapFolder(ada.workspace(), bob.workspace());
        String code = adasRoam.pairingCode();
        adasRoam.sync();
        bobsRoam.pair(code);
        sync();
    }

    /** Lets each device hear of the other. */
    void sync() {
        adasRoam.sync();
        bobsRoam.sync();
        adasRoam.sync();
    }

    /** Begins a session, and returns its id; {@code said} gets the turns. */
    String begin(ToolClient who, String prompt, List<String> said) throws IOException {
        List<String> before = who.sessions();
        String answer = who.begin(prompt);
        hear(prompt, answer, said);
        List<String> begun = new ArrayList<>(who.sessions());
        begun.removeAll(before);
        assertThat(begun).as("sessions begun by " + who.program()).hasSize(1);
        return begun.get(0);
    }

    /** Continues a session by its id; the model must hear all that was said before. */
    void resume(ToolClient who, String id, String prompt, List<String> said) throws IOException {
        hear(prompt, who.resume(id, prompt), said);
    }

    /** Continues the last session of the workspace; the model must hear all that was said before. */
    void resumeLast(ToolClient who, String prompt, List<String> said) throws IOException {
        hear(prompt, who.resumeLast(prompt), said);
    }

    private void hear(String prompt, String answer, List<String> said) {
        said.add("user: " + prompt);
        assertThat(model.turnsOf(prompt)).isEqualTo(said);
        said.add("assistant: " + answer);
    }

    /** A session goes to Bob, is continued there by its id, as the last one and from the list, and comes back. */
    String goThereAndBack() throws IOException {
        List<String> said = new ArrayList<>();
        String id = begin(ada, "first words \"ä\" \\", said);
        resume(ada, id, "second words", said);
        pair();
        RoamUser.ResumeCommand how = bobsRoam.resume(id);
        assertThat(how.folder()).isEqualTo(bob.workspace());
        assertThat(how.command()).contains(id);
        assertThat(bob.sessions()).containsExactly(id);
        bob.awaitListed(id, "first words");
        resume(bob, id, "bob by id", said);
        resumeLast(bob, "bob by last", said);
        sync();
        ada.awaitListed(id, "first words");
        resume(ada, id, "ada by id", said);
        resumeLast(ada, "ada by last", said);
        sync();
        resume(bob, id, "bob again", said);
        sync();
        assertThat(ada.sessions()).containsExactly(id);
        assertThat(bob.sessions()).containsExactly(id);
        return id;
    }

    /** Both speak in turns in one session; each hears all that was said before. */
    void speakInTurns(int rounds) throws IOException {
        List<String> said = new ArrayList<>();
        String id = begin(ada, "begin", said);
        pair();
        for (int round = 0; round < rounds; round++) {
            resume(bob, id, "bob " + round, said);
            sync();
            resume(ada, id, "ada " + round, said);
            sync();
        }
        resume(bob, id, "bob hears the end", said);
        assertThat(ada.sessions()).containsExactly(id);
        assertThat(bob.sessions()).containsExactly(id);
    }

    /** Both write three turns before they sync again; then both branches can be continued on both devices. */
    void writeOnTwoSides() throws IOException {
        List<String> adas = new ArrayList<>();
        String id = begin(ada, "first words", adas);
        pair();
        List<String> bobs = new ArrayList<>(adas);
        for (String turn : List.of("one", "two", "three")) {
            resume(ada, id, "ada " + turn, adas);
            resume(bob, id, "bob " + turn, bobs);
        }
        sync();
        bobsRoam.sync();
        String bobsAtAda = requireOther(ada, id);
        String adasAtBob = requireOther(bob, id);
        resume(ada, id, "ada on her own", new ArrayList<>(adas));
        resume(bob, id, "bob on his own", new ArrayList<>(bobs));
        resume(ada, bobsAtAda, "ada on bob's", new ArrayList<>(bobs));
        resume(bob, adasAtBob, "bob on ada's", new ArrayList<>(adas));
    }

    private static String requireOther(ToolClient who, String id) throws IOException {
        List<String> others = new ArrayList<>(who.sessions());
        others.remove(id);
        assertThat(others).as("sessions of " + who.home().getFileName()).hasSize(1);
        return others.get(0);
    }
}
