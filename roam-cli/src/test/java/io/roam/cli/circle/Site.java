package io.roam.cli.circle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.BatchId;
import io.roam.cli.BatchPlaces;
import io.roam.cli.RoamProgram;
import io.roam.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A device with its own home, on which the real commands run, each as a process. */
final class Site implements AutoCloseable {
    private final Path home;
    private final Path work;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<RunningCommand> running = new ArrayList<>();
    private final RealSyncthing syncthing;
    private Duration clockOffset = Duration.ZERO;
    final int port = freePort();

    Site(Path folder, String name, RealSyncthing syncthing) throws IOException {
        this.home = Files.createDirectories(folder.resolve(name)).toRealPath();
        this.work = Files.createDirectories(home.resolve("work"));
        this.syncthing = syncthing;
        Files.createDirectories(home.resolve(".claude/projects"));
        Files.createDirectories(home.resolve(
                ".claude/sessions")); // without the folder, a Claude Code of another test counts as having all sessions
        // open
        environment.put("HOME", home.toString());
        environment.put("USERPROFILE", home.toString());
        environment.put("ROAM_HOME", home.resolve("roam").toString());
    }

    /** Returns a free port below the range that systems assign, so that nobody takes it before it is used. */
    static int freePort() {
        for (int port = ThreadLocalRandom.current().nextInt(10_000, 30_000); ; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) { // the port is taken
                continue;
            }
        }
    }

    Site with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /**
     * Shifts the clock of this device's roam from now on.
     *
     * <p>Syncthing's clock stays, as a Go program asks the kernel. It orders versions by counters, not by times of devices.
     */
    Site shiftClock(Duration now) {
        clockOffset = now;
        return with("LD_PRELOAD", FakeTime.library().toString()).with("FAKETIME", "%+d".formatted(now.toSeconds()));
    }

    Path home() {
        return home;
    }

    Path data() {
        return home.resolve("roam/data");
    }

    /** Returns the folder of its transport. */
    Path exchange() {
        return data().resolve("exchange/syncthing");
    }

    Path shared() {
        return exchange().resolve("shared");
    }

    /** Sets up roam with a Syncthing that others reach at a port of this machine, and not otherwise. */
    Site setUp() {
        init(syncthing.program());
        return this;
    }

    CommandResult init(Path program) {
        return runOk("init", "--name", name(), "--via", address(program));
    }

    /** Returns the address of a Syncthing that others reach at a port of this machine, and not otherwise. */
    String address() {
        return address(syncthing.program());
    }

    private String address(Path program) {
        return "syncthing:static=tcp://127.0.0.1:" + port + ",program=" + program;
    }

    String name() {
        return String.valueOf(home.getFileName());
    }

    CommandResult runOk(String... words) {
        return run(words).assertNoStackTrace().assertSuccess();
    }

    CommandResult run(String... words) {
        try {
            Path out = Files.createTempFile(home, "said", ".out");
            Path err = Files.createTempFile(home, "said", ".err");
            Process process = processBuilder(words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            return new CommandResult(process.waitFor(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a command without waiting for its end. */
    RunningCommand start(String... words) throws IOException {
        Path out = Files.createTempFile(home, "said", ".out");
        Process process = processBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        RunningCommand one = new RunningCommand(process, out);
        running.add(one);
        return one;
    }

    /** Starts {@code roam watch}, and waits until it watches. */
    RunningCommand startWatch() throws Exception {
        return start("watch").awaitOutput("Watching");
    }

    private ProcessBuilder processBuilder(String... words) {
        List<String> command = RoamProgram.command();
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** Appends messages to a session, which may be new or placed by roam. */
    void appendMessages(String session, String... words) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String text : words) {
            lines.append(messageRow(session, text)).append('\n');
        }
        Path file = sessionFile(session);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    String newSession(String... words) throws IOException {
        String session = UUID.randomUUID().toString();
        appendMessages(session, words);
        return session;
    }

    private String messageRow(String session, String text) throws IOException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        String id = UUID.randomUUID().toString();
        row.put("parentUuid", lastMessageId(session));
        row.put("type", "user");
        row.put("message", Map.of("role", "user", "content", text));
        row.put("uuid", id);
        row.put("timestamp", Instant.now().plus(clockOffset).minusSeconds(60).toString());
        row.put("cwd", work.toString());
        row.put("sessionId", session);
        return Json.text(row);
    }

    private @Nullable String lastMessageId(String session) throws IOException {
        if (!Files.exists(sessionFile(session))) {
            return null;
        }
        List<String> lines = Files.readAllLines(sessionFile(session));
        String text = lines.get(lines.size() - 1).replaceAll(".*\"uuid\":\"([^\"]*)\".*", "$1");
        return text;
    }

    Path sessionFile(String session) {
        return home.resolve(".claude/projects")
                .resolve(work.toString().replaceAll("[^a-zA-Z0-9]", "-"))
                .resolve(session + ".jsonl");
    }

    /** Whether the session's file contains the text. */
    boolean contains(String session, String text) {
        try {
            return Files.exists(sessionFile(session))
                    && Files.readString(sessionFile(session)).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the batches in the pool, whatever files hold them. */
    Set<BatchId> batches() throws IOException {
        return BatchPlaces.ids(data().resolve("pool"));
    }

    /** Returns the batches in the shared folder: in packs, and in the slots of lanes. */
    Set<BatchId> sharedBatches() throws IOException {
        Set<BatchId> all = BatchPlaces.ids(shared());
        all.addAll(BatchPlaces.slotIds(shared().resolve("live")));
        return all;
    }

    static Set<String> fileNames(Path folder, String ending) throws IOException {
        Set<String> all = new TreeSet<>();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(ending))
                        .forEach(all::add);
            }
        }
        return all;
    }

    SyncthingInstance instance() throws Exception {
        List<SyncthingInstance> ready = new ArrayList<>();
        Await.until(
                "Syncthing runs",
                () -> SyncthingInstance.of(exchange())
                        .filter(SyncthingInstance::isReady)
                        .map(ready::add)
                        .orElse(false),
                this::log);
        return ready.get(0);
    }

    String log() {
        try {
            return Files.readString(exchange().resolve("syncthing.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Pairs this device with another, on which {@code roam watch} runs. */
    void pairWith(Site other, String... more) {
        List<String> words = new ArrayList<>(
                List.of("pair", other.runOk("pair", "--show").out().strip()));
        words.addAll(List.of(more));
        CommandResult result = runOk(words.toArray(String[]::new));
        assertThat(result.out()).contains("Paired with " + other.name());
    }

    /** Waits until all pools are equal, and the session contains the text everywhere. */
    static void awaitEqual(String session, String text, Site... sites) throws Exception {
        Await.until(
                "all have " + text,
                () -> Stream.of(sites).allMatch(site -> site.contains(session, text)) && areEqual(sites),
                () -> describe(sites));
    }

    static boolean areEqual(Site... sites) throws IOException {
        Set<BatchId> first = sites[0].batches();
        for (Site site : sites) {
            if (!site.batches().equals(first)) {
                return false;
            }
        }
        return true;
    }

    static String describe(Site... sites) {
        StringBuilder text = new StringBuilder();
        for (Site site : sites) {
            text.append("== ").append(site.name()).append('\n');
            try {
                text.append(site.batches()).append('\n');
            } catch (IOException e) {
                text.append(e).append('\n');
            }
            site.running.forEach(one -> text.append("-- ").append(one.output()).append('\n'));
            CommandResult status = site.run("status");
            text.append(status.out()).append(status.err()).append('\n');
            String log = site.log();
            text.append(log.substring(Math.max(0, log.length() - 3000)));
        }
        return text.toString();
    }

    @Override
    public void close() {
        running.forEach(RunningCommand::close);
        SyncthingInstance.of(exchange()).ifPresent(SyncthingInstance::kill);
    }
}
