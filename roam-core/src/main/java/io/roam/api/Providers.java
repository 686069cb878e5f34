package io.roam.api;

import io.roam.provider.FoundProvider;
import io.roam.provider.GuardedAdapter;
import io.roam.provider.GuardedTransportProvider;
import io.roam.provider.ProviderSearch;
import io.roam.spi.Diagnosis;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.transport.TransportProvider;
import io.roam.transport.folder.FolderTransportProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The adapters and transports that roam works with: those that are {@linkplain #installed() installed}, or those that a program
 * {@linkplain #of(List) names}. The built-in transport {@code folder:} is among both. Immutable and thread-safe.
 *
 * <p>Each is guarded: what a call of it throws against its interface is a {@link io.roam.spi.ProviderBugException}, which names it, and is logged with its
 * cause by the {@link System.Logger} {@code io.roam}.
 */
public final class Providers implements AutoCloseable {
    private final List<ToolAdapter> adapters;
    private final List<TransportProvider> transports;
    private final List<Found> found;
    private final List<Diagnosis> problems;
    private final Runnable end;

    private Providers(
            List<ToolAdapter> adapters,
            List<TransportProvider> transports,
            List<Found> found,
            List<Diagnosis> problems,
            Runnable end) {
        this.adapters = adapters;
        this.transports = transports;
        this.found = found;
        this.problems = problems;
        this.end = end;
    }

    /**
     * A provider that a search found, used or not.
     *
     * @param id the tool's id, or the transport's scheme
     * @param className the name of its class
     * @param version the version that its jar states, if it states one
     * @param location the jar or folder that it was loaded from
     */
    public record Found(String id, String className, Optional<String> version, String location) {
        static Found of(FoundProvider provider) {
            return new Found(provider.id(), provider.type().getName(), provider.version(), provider.location());
        }
    }

    /**
     * Returns these adapters, and the built-in transport {@code folder:}.
     *
     * @throws IllegalArgumentException if two are of one tool
     * @throws io.roam.spi.ProviderBugException if one does not give its id
     */
    public static Providers of(List<ToolAdapter> adapters) {
        List<ToolAdapter> guarded = adapters.stream().map(GuardedAdapter::of).toList();
        requireUnique(guarded, ToolAdapter::id);
        return new Providers(guarded, builtIn(), List.of(), List.of(), () -> {});
    }

    /**
     * Returns the providers that the {@link java.util.ServiceLoader} finds on the class path and the module path. Nothing that it finds makes it fail: see
     * {@link #problems()}.
     */
    public static Providers installed() {
        return find(Optional.empty());
    }

    /**
     * Returns the providers that {@link #installed()} finds, and those of the jars in a folder. Each jar has a class loader of its own, which shows it Java,
     * the promised packages of roam, and what the jar contains.
     *
     * @param adaptersFolder may not exist; jars that come into it later are not seen
     * @return providers whose {@link #close()} closes the jars
     */
    public static Providers installed(Path adaptersFolder) {
        return find(Optional.of(adaptersFolder));
    }

    private static Providers find(Optional<Path> folder) {
        ProviderSearch search = new ProviderSearch(folder, builtIn());
        return new Providers(
                search.adapters(),
                search.transports(),
                search.found().stream().map(Found::of).toList(),
                search.problems(),
                search::close);
    }

    private static List<TransportProvider> builtIn() {
        return List.of(GuardedTransportProvider.of(new FolderTransportProvider()));
    }

    private static <T> void requireUnique(List<T> providers, Function<T, String> id) {
        Map<String, T> byId = new LinkedHashMap<>();
        for (T provider : providers) {
            if (byId.put(id.apply(provider), provider) != null) {
                throw new IllegalArgumentException("two providers have one id: " + id.apply(provider));
            }
        }
    }

    /**
     * Returns these providers, and one more transport. Closing either closes both.
     *
     * @throws IllegalArgumentException if there is one of its scheme
     */
    public Providers with(TransportProvider transport) {
        List<TransportProvider> more = new ArrayList<>(transports);
        more.add(GuardedTransportProvider.of(transport));
        requireUnique(more, TransportProvider::scheme);
        return new Providers(adapters, List.copyOf(more), found, problems, end);
    }

    /** Returns the adapters, no two of one tool. */
    public List<ToolAdapter> adapters() {
        return adapters;
    }

    /** Returns the transports, no two of one scheme. */
    public List<TransportProvider> transports() {
        return transports;
    }

    /** Returns all that a search found; empty if these providers were named. */
    public List<Found> found() {
        return found;
    }

    /** Returns what a search refused and passed over, and why, and what else the user should know; {@code Doctor} reports it, too. */
    public List<Diagnosis> problems() {
        return problems;
    }

    /** Closes the jars of a folder. Nothing that uses these providers works afterwards; without a folder this does nothing. */
    @Override
    public void close() {
        end.run();
    }
}
