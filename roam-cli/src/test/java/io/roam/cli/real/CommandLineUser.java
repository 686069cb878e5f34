package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.RoamProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the real commands, each in a process of its own. */
final class CommandLineUser implements RoamUser {
    private static final Pattern BY_HAND = Pattern.compile("(?m)^cd (\\S+) && (.+)$");

    private final String name;
    private final Path home;
    private final List<String> tools;

    /** Makes the user of the device of that name, on which {@code roam init} must find these tools. */
    CommandLineUser(String name, Path home, String... tools) {
        this.name = name;
        this.home = home;
        this.tools = List.of(tools);
    }

    @Override
    public void init(String via, String... options) {
        List<String> words = new ArrayList<>(List.of("init", "--name", name, "--via", via));
        words.addAll(List.of(options));
        String said = run(words.toArray(String[]::new));
        assertThat(said).contains("Device: " + name);
        tools.forEach(tool -> assertThat(said).contains(tool));
    }

    @Override
    public WatchHandle watch() {
        try {
            return new WatchProcess(processBuilder("watch").start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String pairingCode() {
        return run("pair", "--show").strip();
    }

    @Override
    public void pair(String code) {
        String said = runTo(Set.of(0, 3), "pair", code);
        assertThat(said)
                .matches("(?s)(Paired with|Pairing request sent to) .*"); // by a watch there at once, else by a sync
    }

    @Override
    public String sync() {
        return run("sync");
    }

    @Override
    public void restore(String id) {
        run("restore", id);
    }

    @Override
    public void mapFolder(Path from, Path to) {
        run("map", from.toString(), to.toString());
    }

    @Override
    public ResumeCommand resume(String id) {
        Matcher line = BY_HAND.matcher(run("resume", id, "--print").strip());
        assertThat(line.find()).as(line.toString()).isTrue();
        return new ResumeCommand(List.of(line.group(2).split(" ")), Path.of(line.group(1)));
    }

    private ProcessBuilder processBuilder(String... arguments) {
        List<String> command = RoamProgram.command();
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("HOME", home.toString());
        environment.put("USERPROFILE", home.toString());
        return builder;
    }

    private String run(String... arguments) {
        return runTo(Set.of(0), arguments);
    }

    /** Runs a command that ends with one of these exit codes. */
    private String runTo(Set<Integer> codes, String... arguments) {
        try {
            Process process = processBuilder(arguments).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(said).isIn(codes);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
