package io.roam.cli.output;

import io.roam.cli.terminal.RemedyJson;
import io.roam.spi.Diagnosis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes diagnoses as JSON. */
public final class DoctorJson {
    private DoctorJson() {}

    /** Writes the diagnoses, and what was done to open a closed home again. */
    public static Map<String, @Nullable Object> toJson(List<FixAttempt> attempts, List<String> repaired) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("ok", attempts.stream().noneMatch(FixAttempt::isTrouble));
        json.put("repaired", repaired);
        json.put("checks", attempts.stream().map(DoctorJson::attemptToJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> attemptToJson(FixAttempt attempt) {
        Diagnosis diagnosis = attempt.diagnosis();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", diagnosis.id());
        json.put("severity", diagnosis.severity().word());
        json.put("message", diagnosis.what());
        json.put("where", orNull(diagnosis.where()));
        RemedyJson.put(json, diagnosis.remedy());
        json.put("fixable", diagnosis.fix().isPresent());
        json.put("fixed", attempt.fixed().orElse(null));
        json.put("notFixed", attempt.failed().orElse(null));
        return json;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
