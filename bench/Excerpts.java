import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What bench/excerpts prints. */
public final class Excerpts {
    private static final int EXCERPTS = 20;
    private static final int LINES = 20;
    private static final int CODE_LINES = 10;

    /** A file whose lines up to {@code from} are its licence, package and imports. */
    private record SourceFile(String path, List<String> lines, int from) {
        int size() {
            return lines.size() - from;
        }
    }

    private record Excerpt(SourceFile file, int from, int to) {
        boolean meets(Excerpt other) {
            return file.equals(other.file) && from < other.to && other.from < to;
        }

        long codeLines() {
            return file.lines().subList(from, to).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty()
                            && !line.startsWith("//")
                            && !line.startsWith("/*")
                            && !line.startsWith("*"))
                    .count();
        }

        void print() {
            System.out.println(file.path() + ":" + (from + 1) + "-" + to);
            for (int i = from; i < to; i++) {
                System.out.printf("%5d  %s%n", i + 1, file.lines().get(i));
            }
            System.out.println();
        }
    }

    private final List<SourceFile> files;
    private final Random random;

    private Excerpts(List<SourceFile> files, long seed) {
        this.files = files;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws IOException {
        List<Excerpt> drawn = new Excerpts(read(), Long.parseLong(args[0])).draw();
        drawn.forEach(Excerpt::print);
    }

    private static List<SourceFile> read() throws IOException {
        List<SourceFile> all = new ArrayList<>();
        Path root = Path.of("").toAbsolutePath();
        List<Path> modules;
        try (Stream<Path> below = Files.list(root)) {
            modules = below.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
        for (Path module : modules) {
            try (Stream<Path> below = Files.walk(module)) {
                for (Path file : below.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    List<String> lines = Files.readAllLines(file);
                    all.add(new SourceFile(root.relativize(file).toString(), lines, beginning(lines)));
                }
            }
        }
        return all;
    }

    private static int beginning(List<String> lines) {
        int from = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("import ") || lines.get(i).startsWith("package ")) {
                from = i + 1;
            }
        }
        return from;
    }

    private List<Excerpt> draw() {
        int size = files.stream().mapToInt(SourceFile::size).sum();
        List<Excerpt> all = new ArrayList<>();
        while (all.size() < EXCERPTS) {
            Excerpt next = at(random.nextInt(size));
            if (next.codeLines() >= CODE_LINES && all.stream().noneMatch(next::meets)) {
                all.add(next);
            }
        }
        return all;
    }

    /** Twenty lines that begin at that one of all lines, or end where its file ends. */
    private Excerpt at(int line) {
        int left = line;
        for (SourceFile file : files) {
            if (left < file.size()) {
                int to = Math.min(file.from() + left + LINES, file.lines().size());
                return new Excerpt(file, Math.max(file.from(), to - LINES), to);
            }
            left -= file.size();
        }
        throw new IllegalArgumentException("no line " + line);
    }
}
