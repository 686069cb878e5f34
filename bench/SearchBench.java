import io.roam.Providers;
import io.roam.Query;
import io.roam.Roam;
import io.roam.RoamHome;
import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What bench/search measures in a program that runs: {@code SearchBench HOME ROUNDS WORD}; prints milliseconds, median, and hits. */
public final class SearchBench {
    private SearchBench() {}

    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        Machine machine = new Machine(
                home, home, Map.of(), Os.named(System.getProperty("os.name")), "bench", InstantSource.system(), Processes.ofThisMachine(), Disk.real());
        Query query = new Query(List.of(arguments[2]), Optional.empty(), Optional.empty(), Optional.empty());
        long[] times = new long[Integer.parseInt(arguments[1])];
        long hits = 0;
        try (Roam roam = Roam.open(
                RoamHome.under(home.resolve("roam")), machine, Providers.of(List.of(new ClaudeAdapter())))) {
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                hits = roam.search(query).stream()
                        .mapToLong(found -> found.hits().size())
                        .sum();
                times[i] = System.nanoTime() - start;
            }
        }
        System.out.printf("%.0f ms the first time, ", times[0] / 1e6);
        Arrays.sort(times);
        System.out.printf("%.0f ms median of %d, %d hits%n", times[times.length / 2] / 1e6, times.length, hits);
    }
}
