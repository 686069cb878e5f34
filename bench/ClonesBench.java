import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import io.roam.workspace.CloneFinder;
import io.roam.workspace.LocalFolders;
import io.roam.workspace.Resolution;
import io.roam.workspace.Workspace;
import io.roam.workspace.WorkspaceFinder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What bench/clones measures: the search for clones in a home folder, next to a walk that only lists the same folders. */
public final class ClonesBench {
    private static final int RUNS = 7;

    private final Path home;
    private final int clones;

    private ClonesBench(Path home, int clones) {
        this.home = home;
        this.clones = clones;
    }

    public static void main(String[] args) throws IOException {
        new ClonesBench(Files.createDirectories(Path.of(args[1])).toRealPath(), Integer.parseInt(args[0])).run();
    }

    private void run() throws IOException {
        for (int i = 0; i < clones; i++) {
            makeClone(home.resolve(List.of("src/github.com/acme" + i % 20, "work/team" + i % 10, "code").get(i % 3)).resolve("repo" + i), i);
        }
        makeOtherFolders();
        age();
        List<Long> walks = new ArrayList<>();
        List<Long> first = new ArrayList<>();
        List<Long> again = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            walks.add(time(this::walk));
            Files.deleteIfExists(memory());
            first.add(time(this::search));
            again.add(time(this::search));
        }
        print("walk", walks, walks);
        print("search at first", first, walks);
        print("search again", again, walks);
    }

    private void makeClone(Path top, int number) throws IOException {
        Path git = Files.createDirectories(top.resolve(".git"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(git.resolve("config"), "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@example.org:acme/repo" + number + ".git\n");
        for (String folder : List.of("src", "docs", "test")) {
            Files.createDirectories(top.resolve(folder));
        }
        for (int i = 0; i < 10; i++) {
            Files.writeString(top.resolve("file" + i), "");
        }
    }

    /** Makes as many folders that are no clones. */
    private void makeOtherFolders() throws IOException {
        for (int i = 0; i < clones; i++) {
            Path other = Files.createDirectories(home.resolve("Documents/year" + i % 20).resolve("folder" + i));
            for (int file = 0; file < 10; file++) {
                Files.writeString(other.resolve("file" + file), "");
            }
        }
    }

    private void age() throws IOException {
        FileTime time = FileTime.from(Instant.now().minusSeconds(3_600));
        Files.createDirectories(memory().getParent());
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setLastModifiedTime(path, time);
            }
        }
    }

    private Path memory() {
        return home.resolve(".cache/clones");
    }

    private void walk() throws IOException {
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(home) && folder.getFileName().toString().startsWith(".")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }
        });
    }

    private void search() {
        Machine machine = new Machine(
                home, home, Map.of(), Os.LINUX, "bench", InstantSource.system(), Processes.ofThisMachine(), Disk.real(), Map.of());
        LocalFolders folders = new LocalFolders(
                new WorkspaceFinder(machine), List.of(), Map.of(), new CloneFinder(machine, List.of(), memory()));
        for (int i = 0; i < clones; i++) {
            Workspace workspace = Workspace.fromMap(Map.of("remote", "example.org/acme/repo" + i));
            if (!(folders.resolve(workspace) instanceof Resolution.Found)) {
                throw new IllegalStateException("not found: " + workspace);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static long time(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private void print(String what, List<Long> times, List<Long> walks) {
        long median = times.stream().sorted().toList().get(RUNS / 2);
        long walk = walks.stream().sorted().toList().get(RUNS / 2);
        System.out.printf("%-16s %d clones  first %4d ms  median %4d ms  %.2f of the walk%n",
                what, clones, times.get(0) / 1_000_000, median / 1_000_000, (double) median / walk);
    }
}
