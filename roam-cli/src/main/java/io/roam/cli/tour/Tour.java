package io.roam.cli.tour;

import io.roam.cli.args.ExitCode;
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

/** The tour: one conversation goes from a desktop to a laptop and back, by the real commands, and each step is verified. */
public final class Tour {
    private final Consumer<String> out;
    private final CommandExecutor commands;
    private final TourFolder folder = TourFolder.create();
    private final TourConversation conversation =
            new TourConversation(Clock.systemUTC().instant().minus(Duration.ofMinutes(12)));
    private int step;

    /** Creates a tour that prints lines to {@code out}. */
    public Tour(Consumer<String> out, CommandExecutor commands) {
        this.out = out;
        this.commands = commands;
    }

    /** Runs a command as if it were typed on a machine. */
    @FunctionalInterface
    public interface CommandExecutor {
        /** Runs the command, and returns its exit code. */
        int run(Machine machine, Terminal terminal, String... args);
    }

    /**
     * Runs the whole tour.
     *
     * @param keep whether its files are left in place
     */
    public void run(boolean keep) {
        print(
                "A conversation will roam from a desktop, where you are ada, to a laptop,",
                "where you are bob, and back. No tool, network or account is needed. It all",
                "happens in " + folder.root() + ", called TOUR below.");
        try {
            runSteps();
            printEnd(keep);
        } finally {
            if (!keep) {
                folder.delete();
            }
        }
    }

    private void runSteps() {
        TourDevice ada = createDevice("ada", "projects/beacon", "git@example.org:keepers/beacon.git");
        TourDevice bob = createDevice("bob", "work/beacon", "https://example.org/keepers/beacon");
        begin(ada);
        pair(ada, bob);
        arriveOnLaptop(ada, bob);
        continueOnLaptop(bob);
        returnToDesktop(ada, bob);
    }

    private TourDevice createDevice(String user, String place, String remote) {
        return new TourDevice(new TourDevice.Owner(user, place, remote), this::shorten, folder, commands, out);
    }

    private void begin(TourDevice ada) {
        printStep("You use Claude Code on the desktop");
        conversation
                .firstHalf(ada.workspace())
                .forEach((file, lines) ->
                        TourFolder.writeLines(ada.projectFolder().resolve(file), lines));
        print("Your code is in " + ada.workspace() + "; the tool keeps", "the conversation, with a subagent's, in");
        printFiles(ada);
    }

    private void pair(TourDevice ada, TourDevice bob) {
        String via = "folder:" + folder.root().resolve("stick");
        printStep("You set both devices up, and pair them");
        TourFolder.createFolder(folder.root().resolve("stick"));
        print("They sync through a folder: a stick, a network drive, or a cloud drive.");
        ada.typeCommand("init", "--name", "desktop", "--via", via, "--unencrypted");
        bob.typeCommand("init", "--name", "laptop", "--via", via, "--unencrypted");
        bob.typeCommand(
                ExitCode.PARTLY, "pair", ada.runSilently("pair", "--show").strip());
        ada.typeCommand("sync");
    }

    private void arriveOnLaptop(TourDevice ada, TourDevice bob) {
        printStep("The conversation arrives on the laptop");
        bob.typeCommand("sync");
        print("It belongs to bob's clone of the same repository, in another place. Claude", "Code finds it there as");
        printFiles(bob);
        compareFiles(ada, bob);
        bob.typeCommand("list");
        bob.typeCommand("show", conversation.session().substring(0, 8));
    }

    private void continueOnLaptop(TourDevice bob) {
        printStep("You continue on the laptop");
        print("The command that does it:");
        String command = bob.typeCommand("resume", "--print");
        require(command.contains("claude --resume " + conversation.session()), "resume names another command", command);
        print("The tour plays the tool's part, and adds what it would write.");
        bob.appendLines(conversation.session() + ".jsonl", conversation.secondHalf(bob.workspace()));
        bob.typeCommand("sync");
    }

    private void returnToDesktop(TourDevice ada, TourDevice bob) {
        printStep("Back on the desktop, the new messages are there");
        ada.typeCommand("sync");
        compareFiles(ada, bob);
        String shown = ada.runSilently("show", conversation.session());
        require(shown.contains("Yes, and add a test."), "the new messages are not shown on the desktop", shown);
        ada.typeCommand("resume", "--print");
        require(ada.typeCommand("sync").contains("Already up to date."), "a second sync still found changes", "");
    }

    private void printFiles(TourDevice device) {
        List<Path> files = TourFolder.filesBelow(device.projectFolder());
        require(files.size() == 3, "three files were expected", device.projectFolder() + ": " + files);
        print("  " + device.projectFolder() + "/");
        files.forEach(file -> print("    " + file));
    }

    /** Verifies that the files of both devices are equal, byte for byte. */
    private void compareFiles(TourDevice ada, TourDevice bob) {
        for (Path file : TourFolder.filesBelow(ada.projectFolder())) {
            try {
                Path other = bob.projectFolder().resolve(file);
                require(
                        Files.exists(other)
                                && Files.mismatch(ada.projectFolder().resolve(file), other) < 0,
                        "a file is not the same on both devices",
                        file.toString());
            } catch (IOException e) {
                throw new TourFailedException("a file cannot be read", file.toString(), e);
            }
        }
        print(Style.GOOD.apply("✓ compared: every file is the same on both, byte for byte"));
    }

    private static void require(boolean holds, String otherwise, String where) {
        if (!holds) {
            throw new TourFailedException(otherwise, where, null);
        }
    }

    private void printEnd(boolean keep) {
        printStep("Now for real");
        print(
                "on this device       roam init         (it asks how to sync)",
                "on the other device  roam pair <code>  (with the code that init printed)",
                "at any time          roam sync         (roam --help lists all commands)",
                "",
                keep ? "The files are still in " + folder.root() : "The tour's files were removed.");
    }

    /** Returns the text with long paths and ids shortened. */
    private String shorten(String text) {
        return folder.shorten(text)
                .replace(conversation.session(), conversation.session().substring(0, 8) + "…")
                .replaceAll("(roam1-[0-9a-z]{12})[0-9a-z]{20,}", "$1…");
    }

    private void printStep(String title) {
        step++;
        out.accept("");
        out.accept(Style.BOLD.apply(step + ". " + title));
    }

    private void print(String... lines) {
        for (String line : lines) {
            out.accept("  " + (step == 0 ? line : shorten(line)));
        }
    }
}
