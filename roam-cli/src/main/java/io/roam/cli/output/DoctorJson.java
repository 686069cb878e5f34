package io.roam.cli.output;

import io.roam.spi.Diagnosis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Diagnoses in JSON. */
public final class DoctorJson {
    private DoctorJson() {}

    public static Map<String, @Nullable Object> of(List<FixAttempt> all) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("well", all.stream().noneMatch(FixAttempt::isTrouble));
        json.put("diagnoses", all.stream().map(DoctorJson::one).toList());
        return json;
    }

    private static Map<String, @Nullable Object> one(FixAttempt attempt) {
        Diagnosis diagnosis = attempt.diagnosis();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", diagnosis.id());
        json.put("severity", diagnosis.severity().word());
        json.put("what", diagnosis.what());
        json.put("where", some(diagnosis.where()));
        json.put("remedy", some(diagnosis.remedy()));
        json.put("fixable", diagnosis.fix().isPresent());
        json.put("fixed", attempt.fixed().orElse(null));
        json.put("notFixed", attempt.failed().orElse(null));
        return json;
    }

    private static @Nullable String some(String text) {
        return text.isEmpty() ? null : text;
    }
}
