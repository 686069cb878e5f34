package io.roam.provider;

import io.roam.spi.Diagnosis;
import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.transport.TransportProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds the adapters and transports on the class path, the module path and in a folder of jars. A broken provider is a problem, and the others are found.
 * Of several with one id none is used.
 */
public final class ProviderSearch implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final int MAX_ERRORS = 100;

    private final List<Diagnosis> problems = new ArrayList<>();
    private final List<FoundProvider> found = new ArrayList<>();
    private final Optional<AdapterFolder> folder;
    private final List<ToolAdapter> adapters;
    private final List<TransportProvider> transports;

    /**
     * Searches.
     *
     * @param jars the folder of jars, which may not exist; empty: none is searched
     * @param builtIn transports that are there anyway
     */
    public ProviderSearch(Optional<Path> jars, List<TransportProvider> builtIn) {
        this.folder = jars.map(path -> new AdapterFolder(path, problems::add));
        this.adapters = selectUnique(
                findAll(ToolAdapter.class, GuardedAdapter::of), ToolAdapter::id, GuardedAdapter::classOf, "tool");
        List<TransportProvider> all = new ArrayList<>();
        builtIn.forEach(one -> all.add(GuardedTransportProvider.of(one)));
        all.addAll(findAll(TransportProvider.class, GuardedTransportProvider::of));
        this.transports =
                selectUnique(all, TransportProvider::scheme, GuardedTransportProvider::classOf, "sync method");
    }

    /** Returns the adapters that can be used, guarded. */
    public List<ToolAdapter> adapters() {
        return adapters;
    }

    /** Returns the transports that can be used, guarded. */
    public List<TransportProvider> transports() {
        return transports;
    }

    /** Returns all that was found and has a valid id, used or not. */
    public List<FoundProvider> found() {
        return List.copyOf(found);
    }

    /** Returns what was refused, and what else the user should know. */
    public List<Diagnosis> problems() {
        return List.copyOf(problems);
    }

    private <T> List<T> findAll(Class<T> type, UnaryOperator<T> guard) {
        List<T> all = new ArrayList<>();
        Set<Class<?>> seen = new HashSet<>();
        ModuleLayer layer = ProviderSearch.class.getModule().getLayer();
        if (layer != null && layer != ModuleLayer.boot()) {
            search(ServiceLoader.load(layer, type), "the modules", guard, seen, all);
        }
        ServiceLoader<T> own = ServiceLoader.load(type, ProviderSearch.class.getClassLoader());
        search(own, "the class path", guard, seen, all);
        folder.ifPresent(opened -> opened.loaders()
                .forEach((jar, loader) -> search(ServiceLoader.load(type, loader), jar.toString(), guard, seen, all)));
        return all;
    }

    private <T> void search(
            ServiceLoader<T> loader, String place, UnaryOperator<T> guard, Set<Class<?>> seen, List<T> all) {
        Spliterator<ServiceLoader.Provider<T>> search = loader.stream().spliterator();
        int errors = 0;
        boolean hasNext = true;
        while (hasNext && errors < MAX_ERRORS) {
            try {
                hasNext = search.tryAdvance(provider -> {
                    if (seen.add(provider.type())) {
                        create(provider, guard).ifPresent(all::add);
                    }
                });
            } catch (ServiceConfigurationError | LinkageError e) {
                errors++;
                addBroken(place, e);
            }
        }
    }

    private <T> Optional<T> create(ServiceLoader.Provider<T> provider, UnaryOperator<T> guard) {
        try {
            return Optional.of(guard.apply(provider.get()));
        } catch (ServiceConfigurationError | LinkageError | StackOverflowError | AssertionError | RuntimeException e) {
            addBroken(FoundProvider.locationOf(provider.type()), e);
            return Optional.empty();
        }
    }

    private void addBroken(String place, Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        ProviderLog.warn("a provider cannot be used: " + place, error);
        problems.add(Diagnosis.warning(
                "provider-refused",
                "A provider is broken, and is passed over (" + cause + ")",
                place,
                cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException
                        ? "use a jar that contains all classes it needs, or remove it"
                        : "update its jar, or remove it"));
    }

    private <T> List<T> selectUnique(List<T> all, Function<T, String> id, Function<T, Class<?>> classOf, String kind) {
        Map<String, List<T>> byId = new LinkedHashMap<>();
        for (T provider : all) {
            byId.computeIfAbsent(id.apply(provider), none -> new ArrayList<>()).add(provider);
        }
        List<T> usable = new ArrayList<>();
        byId.forEach((name, same) -> {
            List<FoundProvider> named = same.stream()
                    .map(one -> new FoundProvider(name, classOf.apply(one)))
                    .toList();
            if (!ID.matcher(name).matches()) {
                named.forEach(one -> addInvalid(one, kind));
            } else {
                found.addAll(named);
                if (same.size() == 1) {
                    usable.add(same.get(0));
                } else {
                    addDuplicates(named, kind);
                }
            }
        });
        return List.copyOf(usable);
    }

    private void addInvalid(FoundProvider provider, String kind) {
        problems.add(Diagnosis.warning(
                "provider-refused",
                "The ID of a " + kind + " contains characters other than a-z, 0-9 and hyphens: \"" + provider.id()
                        + "\"",
                provider.location(),
                "update its jar, or remove it"));
    }

    private void addDuplicates(List<FoundProvider> same, String kind) {
        problems.add(Diagnosis.warning(
                "provider-duplicate",
                "Two providers are for one " + kind + ", so neither is used: "
                        + same.get(0).id(),
                String.join(" and ", same.stream().map(FoundProvider::location).toList()),
                "remove one of the jars"));
    }

    /** Closes the jars: a class that was not loaded before cannot be loaded any more. */
    @Override
    public void close() {
        folder.ifPresent(AdapterFolder::close);
    }
}
