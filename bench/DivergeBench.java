import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What bench/diverge needs: a session as Claude Code writes it, turns that are said in it, and a look at what a device has of them.
 * A turn is a line of the user's and one of the model's.
 */
public final class DivergeBench {
    private static final String SESSION = "11111111-1111-4111-8111-111111111111";
    private static final Pattern SESSION_FILE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.jsonl");
    private static final Pattern ID = Pattern.compile("\"uuid\":\"([^\"]*)\"");
    private static final Pattern PARENT = Pattern.compile("\"parentUuid\":\"([^\"]*)\"");
    private static final Pattern TURN = Pattern.compile("\"content\":[^\"]*(?:\"type\":\"text\",\"text\":)?\"turn ([^\"]*)\"");

    private DivergeBench() {}

    public static void main(String[] args) throws IOException {
        Path projects = Path.of(args[1]);
        switch (args[0]) {
            case "say" -> say(projects, Path.of(args[2]), args[3], Integer.parseInt(args[4]));
            case "count" -> count(projects, args[2].split(","), Integer.parseInt(args[3]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Appends turns to the session, or begins it. */
    private static void say(Path projects, Path cwd, String who, int turns) throws IOException {
        Path folder = Files.createDirectories(projects.resolve(cwd.toString().replaceAll("[^A-Za-z0-9]", "-")));
        Path session = folder.resolve(SESSION + ".jsonl");
        List<String> lines = Files.exists(session) ? Files.readAllLines(session) : List.of();
        String last = lines.isEmpty() ? "" : found(ID, lines.get(lines.size() - 1)).orElseThrow();
        StringBuilder text = new StringBuilder();
        for (int turn = 1; turn <= turns; turn++) {
            String words = "turn " + who + turn;
            String asked = line(last, cwd, "user", "\"role\":\"user\",\"content\":\"" + words + "\"", text);
            last = line(
                    asked,
                    cwd,
                    "assistant",
                    "\"id\":\"msg_" + who + turn + "\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\","
                            + "\"content\":[{\"type\":\"text\",\"text\":\"" + words + "\"}],\"stop_reason\":\"end_turn\"",
                    text);
        }
        Files.writeString(session, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String parent, Path cwd, String type, String message, StringBuilder to) {
        String id = UUID.randomUUID().toString();
        to.append("{\"parentUuid\":" + (parent.isEmpty() ? "null" : "\"" + parent + "\"")
                + ",\"isSidechain\":false,\"userType\":\"external\",\"cwd\":\"" + cwd + "\",\"sessionId\":\"" + SESSION
                + "\",\"version\":\"2.1.330\",\"type\":\"" + type + "\",\"message\":{" + message + "},\"uuid\":\"" + id
                + "\",\"timestamp\":\"" + Instant.now() + "\"}\n");
        return id;
    }

    /** Prints how many of the turns of these speakers are in any file, how many the tool can resume, and how many files are no session's. */
    private static void count(Path projects, String[] who, int turns) throws IOException {
        Set<String> wanted = new HashSet<>();
        for (String speaker : who) {
            for (int turn = 1; turn <= turns; turn++) {
                wanted.add(speaker + turn);
            }
        }
        Set<String> kept = new HashSet<>();
        Set<String> resumable = new HashSet<>();
        int left = 0;
        for (Path file : files(projects)) {
            List<String> lines = Files.readAllLines(file);
            kept.addAll(whole(lines));
            if (SESSION_FILE.matcher(file.getFileName().toString()).matches()) {
                resumable.addAll(whole(resumed(lines)));
            } else {
                left++;
            }
        }
        kept.retainAll(wanted);
        resumable.retainAll(wanted);
        System.out.println(kept.size() + " " + resumable.size() + " " + left);
    }

    /** All files but a synchronizer's own: those stand in folders that begin with a dot. */
    private static List<Path> files(Path projects) throws IOException {
        try (Stream<Path> all = Files.walk(projects)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !projects.relativize(file).toString().matches("\\.(git|stfolder|stversions)/.*"))
                    .sorted()
                    .toList();
        }
    }

    /** The turns of which both lines are there. */
    private static Set<String> whole(List<String> lines) {
        Map<String, Set<String>> speakers = new HashMap<>();
        for (String line : lines) {
            found(TURN, line).ifPresent(turn -> speakers.computeIfAbsent(turn, any -> new HashSet<>())
                    .add(line.contains("\"type\":\"user\"") ? "user" : "assistant"));
        }
        speakers.values().removeIf(both -> both.size() < 2);
        return speakers.keySet();
    }

    /** What Claude Code goes on from: the last line that the user or the model said, and what stands up its links. */
    private static List<String> resumed(List<String> lines) {
        Map<String, String> byId = new HashMap<>();
        String leaf = null;
        for (String line : lines) {
            found(ID, line).ifPresent(id -> byId.put(id, line));
            leaf = found(TURN, line).isPresent() ? line : leaf;
        }
        List<String> path = new ArrayList<>();
        for (String line = leaf; line != null && path.size() <= lines.size(); ) {
            path.add(line);
            line = found(PARENT, line).map(byId::get).orElse(null);
        }
        return path;
    }

    private static Optional<String> found(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
