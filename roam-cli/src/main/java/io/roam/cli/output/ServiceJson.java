package io.roam.cli.output;

import io.roam.cli.service.ServicePlan;
import io.roam.cli.service.ServiceState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the state of the service as JSON. */
final class ServiceJson {
    private ServiceJson() {}

    /** Returns the state, and with it a plan that was not carried out. */
    static Map<String, @Nullable Object> toJson(ServiceState state, Optional<ServicePlan> plan) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("system", state.system());
        json.put("name", state.name());
        json.put("file", state.file());
        json.put("definition", state.condition().word());
        json.put("running", state.running());
        json.put("word", state.word());
        json.put("tried", state.tried());
        json.put("dryRun", plan.isPresent());
        json.put("text", plan.map(ServicePlan::text).orElse(null));
        json.put("commands", plan.map(ServicePlan::commands).orElse(null));
        return json;
    }
}
