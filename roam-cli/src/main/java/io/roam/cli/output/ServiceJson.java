package io.roam.cli.output;

import io.roam.cli.service.Intent;
import io.roam.cli.service.ServiceState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service in JSON. */
final class ServiceJson {
    private ServiceJson() {}

    /** How it is, and what would be done if nothing was. */
    static Map<String, @Nullable Object> of(ServiceState state, Optional<Intent> intent) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("system", state.system());
        json.put("name", state.name());
        json.put("file", state.file());
        json.put("definition", state.condition().word());
        json.put("running", state.running());
        json.put("word", state.word());
        json.put("tried", state.tried());
        json.put("dryRun", intent.isPresent());
        json.put("text", intent.map(Intent::text).orElse(null));
        json.put("commands", intent.map(Intent::commands).orElse(null));
        return json;
    }
}
