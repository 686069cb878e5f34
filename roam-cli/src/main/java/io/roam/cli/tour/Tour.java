package io.roam.cli.tour;

import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The way of one conversation from a desktop to a laptop and back, shown with the real commands, each step checked. */
public final class Tour {
    private final Consumer<String> out;
    private final Commands commands;
    private final TourFolder folder = TourFolder.make();
    private final TourConversation talk =
            new TourConversation(Clock.systemUTC().instant().minus(Duration.ofMinutes(12)));
    private int step;

    /** A tour that prints lines to {@code out}. */
    public Tour(Consumer<String> out, Commands commands) {
        this.out = out;
        this.commands = commands;
    }

    /** Runs a command as if it were typed on a machine. */
    @FunctionalInterface
    public interface Commands {
        /** Returns its exit code. */
        int run(Machine machine, Terminal terminal, String... args);
    }

    /** Goes all the way; {@code keep} leaves the files there. */
    public void run(boolean keep) {
        say(
                "A conversation will roam from a desktop, where you are ada, to a laptop,",
                "where you are bob, and back. No tool, network or account is needed. It all",
                "happens in " + folder.root() + ", called TOUR below.");
        try {
            walk();
            end(keep);
        } finally {
            if (!keep) {
                folder.delete();
            }
        }
    }

    private void walk() {
        TourDevice ada = device("ada", "projects/beacon", "git@example.org:keepers/beacon.git");
        TourDevice bob = device("bob", "work/beacon", "https://example.org/keepers/beacon");
        talk(ada);
        pair(ada, bob);
        arrive(ada, bob);
        goOn(bob);
        comeBack(ada, bob);
    }

    private TourDevice device(String user, String place, String remote) {
        return new TourDevice(user, place, remote, this::shortened, folder, commands, out);
    }

    private void talk(TourDevice ada) {
        step("On the desktop you talk with Claude Code");
        talk.begin(ada.workspace())
                .forEach((file, lines) -> TourFolder.write(ada.project().resolve(file), lines));
        say("Your code is in " + ada.workspace() + "; the tool keeps", "the conversation, with a subagent's, in");
        files(ada);
    }

    private void pair(TourDevice ada, TourDevice bob) {
        String via = "folder:" + folder.root().resolve("stick");
        step("You set both devices up, and pair them");
        TourFolder.make(folder.root().resolve("stick"));
        say("They meet in a folder: a stick, a network drive, or a cloud drive.");
        ada.types("init", "--name", "desktop", "--via", via, "--plain");
        bob.types("init", "--name", "laptop", "--via", via, "--plain");
        bob.types("pair", ada.runs("code").strip());
        ada.types("sync");
    }

    private void arrive(TourDevice ada, TourDevice bob) {
        step("The conversation arrives on the laptop");
        bob.types("sync");
        say("It belongs to bob's clone of the same repository, in another place. Claude", "Code finds it there as");
        files(bob);
        same(ada, bob);
        bob.types("list");
        bob.types("show", talk.session().substring(0, 8));
    }

    private void goOn(TourDevice bob) {
        step("On the laptop you go on");
        say("This is how:");
        String command = bob.types("resume", "--print");
        check(command.contains("claude --resume " + talk.session()), "resume names another command", command);
        say("The tour plays the tool's part, and adds what it would write.");
        bob.says(talk.session() + ".jsonl", talk.goOn(bob.workspace()));
        bob.types("sync");
    }

    private void comeBack(TourDevice ada, TourDevice bob) {
        step("Back on the desktop, it is all there");
        ada.types("sync");
        same(ada, bob);
        String shown = ada.runs("show", talk.session());
        check(shown.contains("Yes, and add a test."), "the new words are not shown on the desktop", shown);
        ada.types("resume", "--print");
        check(ada.types("sync").contains("up to date"), "a second sync is not quiet", "");
    }

    private void files(TourDevice device) {
        List<Path> files = TourFolder.below(device.project());
        check(files.size() == 3, "three files were expected", device.project() + ": " + files);
        say("  " + device.project() + "/");
        files.forEach(file -> say("    " + file));
    }

    /** The files of both devices are equal, byte for byte. */
    private void same(TourDevice ada, TourDevice bob) {
        for (Path file : TourFolder.below(ada.project())) {
            try {
                Path other = bob.project().resolve(file);
                check(
                        Files.exists(other) && Files.mismatch(ada.project().resolve(file), other) < 0,
                        "a file is not the same on both devices",
                        file.toString());
            } catch (IOException e) {
                throw new TourFailedException("a file cannot be read", file.toString(), e);
            }
        }
        say(Style.GOOD.of("✓ compared: every file is the same on both, byte for byte"));
    }

    private static void check(boolean holds, String otherwise, String where) {
        if (!holds) {
            throw new TourFailedException(otherwise, where, null);
        }
    }

    private void end(boolean keep) {
        step("Now for real");
        say(
                "on this machine      roam init --via folder:/path --plain",
                "on the other one     roam init --via folder:/the/same/folder --plain",
                "                     roam pair CODE     (the word that the first one printed)",
                "whenever you like    roam sync          (roam --help lists the rest)",
                "",
                keep ? "The files are still in " + folder.root() : "The tour's files are removed again.");
    }

    /** Paths and ids that would be too long for a line. */
    private String shortened(String text) {
        return folder.shortened(text)
                .replace(talk.session(), talk.session().substring(0, 8) + "…")
                .replaceAll("(roam1-[a-z2-7]{12})[a-z2-7]{20,}", "$1…");
    }

    private void step(String title) {
        step++;
        out.accept("");
        out.accept(Style.BOLD.of(step + ". " + title));
    }

    private void say(String... lines) {
        for (String line : lines) {
            out.accept("  " + (step == 0 ? line : shortened(line)));
        }
    }
}
