package io.roam.cli.real;

import static io.roam.cli.real.RealProgram.CODEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The newest Codex hears of each real thread as much where roam placed it as where it was copied with all files of its home. */
@NeedsRealProgram(CODEX)
@Execution(ExecutionMode.CONCURRENT)
class CodexCorpusTest {
    private static final Pattern ROLLOUT = Pattern.compile("rollout-.*\\.jsonl");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> MODES = Set.of("", "legacy", "paginated"); // Codex itself refuses others
    private static final String PROMPT = "go on";

    @TempDir
    Path folder;

    private final List<CorpusThread> threads = new ArrayList<>();
    private StandInServer model;

    /** A thread of the corpus, by its first line. */
    private record CorpusThread(
            Path file, String id, String time, String cwd, String provider, String mode, boolean isSubagent) {
        static CorpusThread of(Path file) throws IOException {
            try (Stream<String> lines = Files.lines(file)) {
                Object root = Json.member(Json.read(lines.findFirst().orElse("{}")), "payload");
                return new CorpusThread(
                        file,
                        Json.text(root, "id"),
                        Json.text(root, "timestamp"),
                        Json.text(root, "cwd"),
                        Json.text(root, "model_provider"),
                        Json.text(root, "history_mode"),
                        Json.member(root, "source") instanceof Map);
            }
        }

        /** Copies the file to where Codex would have it. */
        void copyTo(Path home) throws IOException {
            String start = time.substring(0, 19).replace(':', '-');
            String name = ROLLOUT.matcher(file.getFileName().toString()).matches()
                    ? file.getFileName().toString()
                    : "rollout-" + start + '-' + id + ".jsonl";
            String day = name.substring("rollout-".length(), "rollout-0000-00-00".length())
                    .replace('-', '/');
            Path to = Files.createDirectories(home.resolve(".codex/sessions").resolve(day));
            Files.copy(file, to.resolve(name));
        }
    }

    @BeforeEach
    void open() throws IOException {
        Path corpus = Path.of(System.getProperty("roam.corpus", "/nowhere"), "codex");
        assumeTrue(Files.isDirectory(corpus), "no corpus: set the system property roam.corpus");
        model = StandInServer.open(new ResponsesModel());
        Map<String, CorpusThread> found = new TreeMap<>();
        for (Path file : rollouts(corpus)) {
            CorpusThread thread = CorpusThread.of(file);
            if (MODES.contains(thread.mode())
                    && UUID.matcher(thread.id()).matches()
                    && thread.time().length() > 19) {
                String key = file.toString().contains("made-here")
                        ? file.getFileName().toString()
                        : thread.id();
                found.putIfAbsent(key, thread);
            }
        }
        threads.addAll(found.values());
    }

    @AfterEach
    void close() {
        if (model != null) {
            model.close();
        }
    }

    @Test
    void eachThreadIsHeardAsAtHome() throws IOException {
        assertThat(threads).hasSizeGreaterThan(15);
        RealCodex ada = RealCodex.open(CODEX, model, folder.resolve("ada"), folder.resolve("ada/work"), false);
        RealCodex bob = RealCodex.open(CODEX, model, folder.resolve("bob"), folder.resolve("bob/work"), false);
        ToolJourney journey = new ToolJourney(folder.resolve("meet"), model, ada, bob);
        for (CorpusThread thread : threads) {
            thread.copyTo(ada.home());
        }
        journey.pair();
        for (String cwd : threads.stream().map(CorpusThread::cwd).distinct().toList()) {
            journey.bobsRoam().mapFolder(Path.of(cwd), bob.workspace());
        }
        Map<String, String> bobsIds = new TreeMap<>();
        for (CorpusThread thread : threads) {
            if (!thread.isSubagent()) {
                bobsIds.put(thread.id(), idIn(journey.bobsRoam().resume(thread.id())));
            }
        }
        Map<String, List<String>> atHome = new TreeMap<>();
        for (String id : bobsIds.keySet()) {
            atHome.put(id, heard(ada, id, id));
        }
        Set<String> passed = new HashSet<>();
        bobsIds.forEach((id, bobsId) -> {
            if (passed.add(bobsId)) { // a fork goes on where the thread that it left ends: they are one at Bob's
                String longest = bobsIds.keySet().stream()
                        .filter(other -> bobsIds.get(other).equals(bobsId))
                        .max(Comparator.comparing(other -> atHome.get(other).size()))
                        .orElseThrow();
                List<String> placed = heard(bob, bobsId, id);
                assertThat(placed).as(bobsId).hasSizeGreaterThan(1).isEqualTo(atHome.get(longest));
                assertThat(placed).as(id).containsAll(atHome.get(id));
            }
        });
        assertThat(passed).hasSizeGreaterThan(13);
    }

    private static String idIn(RoamUser.ResumeCommand how) {
        return how.command().stream()
                .filter(word -> UUID.matcher(word).matches())
                .findFirst()
                .orElseThrow();
    }

    /** Returns what the model hears when a thread is continued with the provider that it names. */
    private List<String> heard(RealCodex by, String id, String origin) {
        boolean isOpenAi = threads.stream()
                .filter(thread -> thread.id().equals(origin))
                .anyMatch(thread -> thread.provider().equals("openai"));
        RealCodex.Provider provider = isOpenAi ? RealCodex.Provider.OPENAI : RealCodex.Provider.STAND_IN;
        String prompt = PROMPT + " " + by.home().getFileName() + " " + id;
        try {
            RealCodex.open(CODEX, model, by.home(), by.workspace(), false, provider)
                    .resume(id, prompt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> turns = model.turnsOf(prompt);
        assertThat(turns).as(id).isNotEmpty();
        return turns.subList(0, turns.size() - 1);
    }

    private static List<Path> rollouts(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .filter(file -> !file.endsWith("session_index.jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
