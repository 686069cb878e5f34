import com.sun.management.OperatingSystemMXBean;
import io.roam.api.Providers;
import io.roam.api.SearchQuery;
import io.roam.Roam;
import io.roam.api.RoamHome;
import io.roam.adapter.claude.ClaudeAdapter;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What bench/search measures in a program that runs: {@code SearchBench HOME ROUNDS WORD [MOST]}; prints milliseconds, on the clock and of the
 * processor, for the first search and the median, and the hits.
 */
public final class SearchBench {
    private SearchBench() {}

    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        Machine machine = new Machine(
                home, home, Map.of(), Os.named(System.getProperty("os.name")), "bench", InstantSource.system(), Processes.ofThisMachine(), Disk.real(), Map.of());
        int most = arguments.length > 3 ? Integer.parseInt(arguments[3]) : Integer.MAX_VALUE;
        SearchQuery query = SearchQuery.of(arguments[2]).atMost(most, most == Integer.MAX_VALUE ? most : 4);
        int rounds = Integer.parseInt(arguments[1]);
        double[] clock = new double[rounds];
        double[] processor = new double[rounds];
        long hits = 0;
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Roam roam = Roam.open(
                RoamHome.under(home.resolve("roam")), machine, Providers.of(List.of(new ClaudeAdapter())))) {
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                long worked = system.getProcessCpuTime();
                hits = roam.conversations().search(query).stream()
                        .mapToLong(found -> found.hits().size())
                        .sum();
                clock[i] = (System.nanoTime() - start) / 1e6;
                processor[i] = (system.getProcessCpuTime() - worked) / 1e6;
            }
        }
        System.out.printf("%.0f %.0f ", clock[0], processor[0]);
        Arrays.sort(clock);
        Arrays.sort(processor);
        System.out.printf("%.0f %.0f %d%n", clock[rounds / 2], processor[rounds / 2], hits);
    }
}
