package io.roam.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.ActionKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for the sources of all modules. */
class SourcesTest {
    private static final int FILE_LIMIT = 400;
    private static final int METHOD_LIMIT = 40;
    private static final int PUBLIC_LIMIT = 14;
    private static final Pattern VAGUE = Pattern.compile(".*(Utils?|Helper|Manager|Impl|Misc|Common)");

    /** Packages with more public types, each argued for. */
    private static final Map<String, Integer> WIDE = Map.of(
            // All that an adapter implements or makes: the values are many because each is small.
            "io.roam.spi.tool", 22,
            // The machine and the errors, which all of these and the facade share, with that of a provider's bug, and
            // what the user can do about them.
            "io.roam.spi", 19,
            // The values that the facade gives, and its errors: many, because each is small.
            "io.roam.api", 44,
            // What tests of adapters and transports stand on: devices, their parts that can fail, contracts.
            "io.roam.testkit", 20);

    /** Packages that other projects may name; the types of all others are public for their own module only. */
    private static final Pattern PROMISED =
            Pattern.compile("io\\.roam(\\.api|\\.spi(\\..+)?|\\.transcript|\\.testkit(\\.fuzz)?|\\.adapter\\.kit)?");

    private static final Set<String> MAY_ASK = Set.of(
            // The processes of this very machine, for whoever asks for those.
            "LocalProcesses.java",
            // The rest of this very machine, the same.
            "ThisMachine.java",
            "HostName.java",
            // A real process that roam started, and ends.
            "RunningInstance.java",
            // A watchdog over a test that may hang: no clock that a test moves would show it.
            "FuzzRunner.java",
            // A made-up tool, whose file times must differ from all that it ever wrote.
            "FakeSession.java");

    private static final Set<String> THE_MACHINE = Set.of(
            "System.getenv",
            "System.getProperty",
            "System.getProperties",
            "System.currentTimeMillis",
            "System.nanoTime",
            "System.exit",
            "Instant.now",
            "LocalDateTime.now",
            "ZonedDateTime.now",
            "Clock.system",
            "Clock.systemUTC",
            "Clock.systemDefaultZone",
            "InstantSource.system",
            "ProcessHandle.current",
            "ProcessHandle.of",
            "ProcessHandle.allProcesses",
            "InetAddress.getLocalHost");

    private final List<Source> sources = Source.all();

    @Test
    void filesAndMethodsAreShort() {
        int[] files = sources.stream().mapToInt(Source::codeLines).sorted().toArray();
        int[] methods = sources.stream()
                .flatMap(source -> source.methodLines().values().stream())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        System.out.println("code lines of " + files.length + " files: " + distribution(files) + "; lines of "
                + methods.length + " methods: " + distribution(methods));

        assertThat(sources)
                .as("who reads a file should have it in mind whole")
                .allSatisfy(source ->
                        assertThat(source.codeLines()).as(source.name()).isLessThanOrEqualTo(FILE_LIMIT));
        assertThat(sources)
                .as("who reads a method should see it whole")
                .allSatisfy(source -> assertThat(source.methodLines())
                        .as(source.name())
                        .allSatisfy((method, lines) -> assertThat(lines).isLessThanOrEqualTo(METHOD_LIMIT)));
        assertThat(median(files)).as("one idea a file").isLessThanOrEqualTo(60);
        assertThat(share(files, 90)).as("one idea a file").isLessThanOrEqualTo(150);
        assertThat(share(methods, 90)).as("one step a method").isLessThanOrEqualTo(15);
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(all(Source::types))
                .as("a vague name is where everything ends up")
                .noneMatch(name -> VAGUE.matcher(name).matches());
    }

    @Test
    void littleIsPromised() {
        TreeMap<String, Integer> each = new TreeMap<>();
        sources.stream()
                .filter(source -> PROMISED.matcher(source.inPackage()).matches())
                .forEach(source ->
                        each.merge(source.inPackage(), source.publicTypes().size(), Integer::sum));
        System.out.println("public types of promised packages: " + each);
        each.forEach((name, count) -> assertThat(count)
                .as("public types of " + name + ": what others may name is hard to change")
                .isLessThanOrEqualTo(WIDE.getOrDefault(name, PUBLIC_LIMIT)));
    }

    @Test
    void theMachineIsAnArgument() {
        List<String> askers = sources.stream()
                .filter(source -> !isCommandLine(source) && !MAY_ASK.contains(source.name()))
                .flatMap(source -> THE_MACHINE.stream()
                        .filter(call -> source.names().contains(call))
                        .map(call -> source.name() + " calls " + call))
                .toList();
        assertThat(askers)
                .as("a test, a program that embeds roam, and the tour each bring a machine of their own")
                .isEmpty();
    }

    @Test
    void whatRoamWritesIsForTheUserAlone() {
        Set<String> raw = Set.of(
                "Files.write",
                "Files.writeString",
                "Files.createFile",
                "Files.createDirectory",
                "Files.createDirectories",
                "Files.newOutputStream",
                "Files.newBufferedWriter");
        // the tour plays a tool in a temporary folder; a folder for programs, such as ~/.local/bin, is as the user's
        // others
        Set<String> mayWrite = Set.of("RealDisk.java", "TourFolder.java", "TourDevice.java", "ShellLink.java");
        assertThat(sources.stream()
                        .filter(source -> !mayWrite.contains(source.name())
                                && !source.inPackage().equals("io.roam.testkit"))
                        .flatMap(source -> raw.stream()
                                .filter(call -> source.names().contains(call))
                                .map(call -> source.name() + " calls " + call)))
                .as("io.roam.spi.Disk makes files 0600 and folders 0700, whatever the umask is")
                .isEmpty();
    }

    @Test
    void onlyTheApplicationSearchesForProviders() {
        Predicate<Source> searches = source -> source.names().contains("ServiceLoader");
        assertThat(sources.stream().filter(searches))
                .as("one search, one place that says what was found")
                .allSatisfy(source -> assertThat(source.file().toString().replace('\\', '/'))
                        .endsWith("/roam-core/src/main/java/io/roam/provider/ProviderSearch.java"));
    }

    @Test
    void onlyActionsKnowTheCommandLine() {
        Set<String> names = Arrays.stream(ActionKind.values())
                .map(kind -> kind.command().split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        names.addAll(List.of("completion", "hook", "link", "log", "rename", "service", "tour", "version"));
        Pattern command = Pattern.compile("(?<![\\w-])roam (?:" + String.join("|", names) + ")(?![\\w-])");
        Set<String> ofFiles = Set.of("roam list 1\n"); // the first line of a signed list
        assertThat(sources.stream()
                        .filter(source -> !isCommandLine(source))
                        .flatMap(source -> source.literals().stream()
                                .filter(text -> !ofFiles.contains(text)
                                        && command.matcher(text).find())
                                .map(text -> source.name() + ": " + text)))
                .as("a program with windows has other words: name the action of io.roam.spi.ActionKind")
                .isEmpty();
    }

    @Test
    void thereAreSourcesToLookAt() {
        assertThat(sources).hasSizeGreaterThan(300);
        assertThat(sources.stream().map(Source::name)).contains("Roam.java", "ClaudeAdapter.java");
    }

    private List<String> all(Function<Source, List<String>> which) {
        return sources.stream().flatMap(source -> which.apply(source).stream()).toList();
    }

    private static boolean isCommandLine(Source source) {
        return source.inPackage().startsWith("io.roam.cli");
    }

    private static String distribution(int[] sorted) {
        return "median " + median(sorted) + ", nine of ten at most " + share(sorted, 90) + ", longest "
                + Arrays.stream(sorted).max().orElse(0);
    }

    private static int median(int[] sorted) {
        return share(sorted, 50);
    }

    private static int share(int[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
