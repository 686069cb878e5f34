package io.roam.cli.provider;

import io.roam.api.Providers;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The adapters and transports on the class path and in the adapters folder.
 *
 * <p>A broken provider is reported and ignored. If several have one id, none of them is used.
 */
public final class InstalledProviders implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final int MAX_ERRORS = 100;

    private final Consumer<String> reportProblem;
    private final AdapterJars jars;
    private final Providers providers;
    private final List<String> descriptions = new ArrayList<>();

    /**
     * Loads the providers.
     *
     * @param adapters the folder with the user's own jars
     * @param reportProblem takes a sentence about each provider that cannot be used
     */
    public InstalledProviders(Path adapters, Consumer<String> reportProblem) {
        this.reportProblem = reportProblem;
        this.jars = new AdapterJars(adapters, reportProblem);
        Providers found = Providers.of(selectUsable(findAll(ToolAdapter.class, ToolAdapter::id), "tool"));
        List<FoundProvider<TransportProvider>> transports = new ArrayList<>();
        found.transports().forEach(builtIn -> transports.add(new FoundProvider<>(builtIn.scheme(), builtIn)));
        transports.addAll(findAll(TransportProvider.class, TransportProvider::scheme));
        this.providers = new Providers(found.adapters(), selectUsable(transports, "transport"));
    }

    public Providers providers() {
        return providers;
    }

    /** Returns a line for each provider: its id, class, version and jar. */
    public List<String> descriptions() {
        return List.copyOf(descriptions);
    }

    private <T> List<FoundProvider<T>> findAll(Class<T> type, Function<T, String> id) {
        List<FoundProvider<T>> found = new ArrayList<>();
        ClassLoader own = InstalledProviders.class.getClassLoader();
        search(type, own, "the class path", id, found);
        jars.loaders().forEach((jar, loader) -> search(type, loader, jar.toString(), id, found));
        return found;
    }

    private <T> void search(
            Class<T> type,
            @Nullable ClassLoader loader,
            String place,
            Function<T, String> id,
            List<FoundProvider<T>> found) {
        Spliterator<ServiceLoader.Provider<T>> search =
                ServiceLoader.load(type, loader).stream().spliterator();
        int errors = 0;
        boolean hasNext = true;
        while (hasNext && errors < MAX_ERRORS) {
            try {
                hasNext = search.tryAdvance(provider -> addProvider(provider, loader, id, found));
            } catch (ServiceConfigurationError | LinkageError e) {
                errors++;
                reportBroken(place, e);
            }
        }
    }

    private <T> void addProvider(
            ServiceLoader.Provider<T> provider,
            @Nullable ClassLoader loader,
            Function<T, String> id,
            List<FoundProvider<T>> found) {
        Class<? extends T> type = provider.type();
        if (type.getClassLoader() != loader && loader != InstalledProviders.class.getClassLoader()) {
            return; // it is on the class path, and found there
        }
        try {
            T created = provider.get();
            found.add(new FoundProvider<>(requireValidId(id.apply(created)), created));
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            reportBroken(ClassOrigin.locationOf(type), e);
        }
    }

    private static String requireValidId(@Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalStateException("its id is not of lower-case letters, digits and hyphens: " + id);
        }
        return id;
    }

    private void reportBroken(String place, Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        reportProblem.accept(
                "a provider is broken and is passed over: " + place + " (" + cause + "; remove its jar or update it)");
    }

    private <T> List<T> selectUsable(List<FoundProvider<T>> found, String kind) {
        Map<String, List<FoundProvider<T>>> byId = new LinkedHashMap<>();
        found.forEach(provider ->
                byId.computeIfAbsent(provider.id(), id -> new ArrayList<>()).add(provider));
        List<T> usable = new ArrayList<>();
        byId.forEach((id, providers) -> {
            providers.forEach(provider -> descriptions.add(provider.describe()));
            if (providers.size() == 1) {
                usable.add(providers.get(0).provider());
            } else {
                List<String> places =
                        providers.stream().map(FoundProvider::location).toList();
                reportProblem.accept("two providers of one " + kind + ", neither is used: " + id + ", from "
                        + String.join(" and ", places) + "; remove one of the jars");
            }
        });
        return usable;
    }

    @Override
    public void close() {
        jars.close();
    }
}
