package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A terminal that a test controls: a tmux session with its own server. */
public final class TmuxTerminal implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String socket;

    /** Starts a program in a new terminal. */
    public TmuxTerminal(String name, ProcessBuilder program) throws IOException {
        this(name, program, 160, 50);
    }

    /** Starts a program in a new terminal of the given size. */
    public TmuxTerminal(String name, ProcessBuilder program, int columns, int rows) throws IOException {
        this.socket = "roam-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "-" + name;
        List<String> command = tmux("new-session", "-d", "-s", "it");
        command.addAll(List.of("-x", String.valueOf(columns), "-y", String.valueOf(rows)));
        command.addAll(List.of("-c", program.directory().toString()));
        command.addAll(program.command());
        ProcessBuilder server = new ProcessBuilder(command).directory(program.directory());
        server.environment().clear();
        server.environment().putAll(program.environment());
        run(server);
    }

    /** Whether tmux is installed. */
    public static boolean isPossible() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Types a line and, a moment later, Enter. */
    public void type(String line) throws IOException, InterruptedException {
        write(line);
        TimeUnit.MILLISECONDS.sleep(500);
        press("Enter");
    }

    /** Types without Enter. */
    public void write(String text) throws IOException {
        run(new ProcessBuilder(tmux("send-keys", "-t", "it", "-l", text)));
    }

    /** Presses a key. */
    public void press(String key) throws IOException {
        run(new ProcessBuilder(tmux("send-keys", "-t", "it", key)));
    }

    /** Resizes the window. */
    public void resize(int columns, int rows) throws IOException {
        run(new ProcessBuilder(
                tmux("resize-window", "-t", "it", "-x", String.valueOf(columns), "-y", String.valueOf(rows))));
    }

    /** Returns what is shown now. */
    public String screen() throws IOException {
        return run(new ProcessBuilder(tmux("capture-pane", "-p", "-t", "it")));
    }

    /** Waits until the text is shown, and returns the screen. */
    public String await(String text) throws IOException, InterruptedException {
        return await(text, screen -> screen.contains(text));
    }

    /** Waits until the text is shown and nothing has changed for a second, and returns the screen. */
    public String awaitSettled(String text) throws IOException, InterruptedException {
        Deque<String> last = new ArrayDeque<>();
        return await(text, screen -> {
            last.addLast(screen);
            if (last.size() > 6) {
                last.removeFirst();
            }
            return last.size() == 6 && screen.contains(text) && last.stream().allMatch(screen::equals);
        });
    }

    /** Waits until the whole screen equals the text, apart from spaces at the ends of lines. */
    public void awaitScreen(String whole) throws IOException, InterruptedException {
        await(whole, screen -> screen.stripTrailing().equals(whole.stripTrailing()));
    }

    /** Waits until the program has ended. */
    void awaitEnd() throws IOException, InterruptedException {
        await(
                "the end of the program",
                screen -> screen.startsWith("no server running") || screen.contains("error connecting"));
    }

    private String await(String what, Predicate<String> sign) throws IOException, InterruptedException {
        String screen = "";
        for (int i = 0; i < PATIENCE_SECONDS * 5; i++) {
            screen = screen();
            if (sign.test(screen)) {
                return screen;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return fail("waited in vain for: " + what + "\n" + screen);
    }

    private List<String> tmux(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", socket, "-f", "/dev/null"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String run(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        run(new ProcessBuilder(tmux("kill-server")));
    }
}
