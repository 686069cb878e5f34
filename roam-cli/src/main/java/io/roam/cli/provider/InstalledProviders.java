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
 * Finds the adapters and transports on the class path and in the adapters folder. A broken one is named and passed over; of several
 * with one id none is used.
 */
public final class InstalledProviders implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final int PATIENCE = 100;

    private final Consumer<String> complain;
    private final AdapterJars jars;
    private final Providers providers;
    private final List<String> descriptions = new ArrayList<>();

    /**
     * Looks for them.
     *
     * @param adapters the folder with the user's own jars
     * @param complain takes a sentence about each that cannot be used
     */
    public InstalledProviders(Path adapters, Consumer<String> complain) {
        this.complain = complain;
        this.jars = new AdapterJars(adapters, complain);
        Providers found = Providers.of(usable(all(ToolAdapter.class, ToolAdapter::id), "tool"));
        List<FoundProvider<TransportProvider>> transports = new ArrayList<>();
        found.transports().forEach(builtIn -> transports.add(new FoundProvider<>(builtIn.scheme(), builtIn)));
        transports.addAll(all(TransportProvider.class, TransportProvider::scheme));
        this.providers = new Providers(found.adapters(), usable(transports, "transport"));
    }

    /** What was found. */
    public Providers providers() {
        return providers;
    }

    /** Each one's id, class, version and jar, a line each. */
    public List<String> descriptions() {
        return List.copyOf(descriptions);
    }

    private <T> List<FoundProvider<T>> all(Class<T> type, Function<T, String> id) {
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
        boolean more = true;
        while (more && errors < PATIENCE) {
            try {
                more = search.tryAdvance(provider -> take(provider, loader, id, found));
            } catch (ServiceConfigurationError | LinkageError e) {
                errors++;
                broken(place, e);
            }
        }
    }

    private <T> void take(
            ServiceLoader.Provider<T> provider,
            @Nullable ClassLoader loader,
            Function<T, String> id,
            List<FoundProvider<T>> found) {
        Class<? extends T> type = provider.type();
        if (type.getClassLoader() != loader && loader != InstalledProviders.class.getClassLoader()) {
            return; // the class path's: found there
        }
        try {
            T made = provider.get();
            found.add(new FoundProvider<>(checked(id.apply(made)), made));
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            broken(ClassOrigin.of(type), e);
        }
    }

    private static String checked(@Nullable String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalStateException("its id is not of lower-case letters, digits and hyphens: " + id);
        }
        return id;
    }

    private void broken(String place, Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        complain.accept(
                "a provider is broken and is passed over: " + place + " (" + cause + "; remove its jar or update it)");
    }

    private <T> List<T> usable(List<FoundProvider<T>> found, String kind) {
        Map<String, List<FoundProvider<T>>> byId = new LinkedHashMap<>();
        found.forEach(
                one -> byId.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one));
        List<T> usable = new ArrayList<>();
        byId.forEach((id, same) -> {
            same.forEach(one -> descriptions.add(one.described()));
            if (same.size() == 1) {
                usable.add(same.get(0).provider());
            } else {
                List<String> places = same.stream().map(FoundProvider::place).toList();
                complain.accept("two providers of one " + kind + ", neither is used: " + id + ", from "
                        + String.join(" and ", places) + " (remove one of the jars)");
            }
        });
        return usable;
    }

    @Override
    public void close() {
        jars.close();
    }
}
