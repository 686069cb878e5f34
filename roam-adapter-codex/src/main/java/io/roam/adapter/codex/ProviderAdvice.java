package io.roam.adapter.codex;

import io.roam.spi.Diagnosis;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sessions that the tool does not continue here, because their provider of models is not among its settings. */
record ProviderAdvice(Path config, CodexStore store) {
    private static final Set<String> BUILT_IN = Set.of("openai", "ollama", "lmstudio", "amazon-bedrock");
    private static final Pattern NAMED =
            Pattern.compile("model_providers\\s*\\.\\s*(?:\"([^\"]+)\"|'([^']+)'|([A-Za-z0-9_-]+))");
    private static final Pattern TABLE =
            Pattern.compile("(?m)^\\s*(?:\\[\\s*model_providers\\s*\\]|model_providers\\s*=)");
    private static final int MAX_BYTES = 1 << 20;

    List<Diagnosis> diagnose() {
        String settings = readSettings();
        if (TABLE.matcher(settings).find()) { // a form in which the names are not found so easily
            return List.of();
        }
        Set<String> known = knownIn(settings);
        return countSessions().entrySet().stream()
                .filter(provider -> !known.contains(provider.getKey()))
                .map(provider -> diagnosis(provider.getKey(), provider.getValue()))
                .toList();
    }

    private Diagnosis diagnosis(String provider, int sessions) {
        String what = sessions == 1 ? "1 session of Codex uses" : sessions + " sessions of Codex use";
        return Diagnosis.notice(
                "codex-provider",
                what + " the model provider \"" + provider + "\", which is not configured here",
                file().toString(),
                "to continue them, set the provider in Codex as on the other device");
    }

    private Map<String, Integer> countSessions() {
        Map<String, Integer> sessions = new TreeMap<>();
        store.visitSessions(session -> {});
        for (StoredThread thread : store.listed().threads()) {
            try {
                ThreadHeader.findProvider(thread.head()).ifPresent(name -> sessions.merge(name, 1, Integer::sum));
            } catch (IOException e) {
                throw new DiskException("cannot read", thread.head().path(), e);
            }
        }
        return sessions;
    }

    private static Set<String> knownIn(String settings) {
        Set<String> known = new HashSet<>(BUILT_IN);
        Matcher named = NAMED.matcher(settings);
        while (named.find()) {
            for (int group = 1; group <= named.groupCount(); group++) {
                Optional.ofNullable(named.group(group)).ifPresent(known::add);
            }
        }
        return known;
    }

    private Path file() {
        return config.resolve("config.toml");
    }

    private String readSettings() {
        if (!Files.exists(file())) {
            return "";
        }
        try (InputStream in = RegularFiles.newInputStream(file())) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DiskException("cannot read the settings of Codex", file(), e);
        }
    }
}
