package io.roam.cli.output;

import io.roam.Folders;
import io.roam.api.UnplacedProject;
import io.roam.cli.terminal.RemedyJson;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats where projects are on this device as JSON. */
public final class FoldersJson {
    private FoldersJson() {}

    public static Map<String, @Nullable Object> toJson(Folders folders, List<UnplacedProject> projects) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "mappings",
                folders.mappings().entrySet().stream()
                        .map(mapping -> mappingToJson(mapping.getKey(), mapping.getValue()))
                        .toList());
        json.put("searched", textsOf(folders.searched()));
        json.put("withoutFolder", projects.stream().map(FoldersJson::toJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> mappingToJson(String from, String folder) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", from);
        json.put("folder", folder);
        return json;
    }

    private static Map<String, @Nullable Object> toJson(UnplacedProject project) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", project.from());
        json.put("conversations", project.conversations());
        json.put("candidates", textsOf(project.candidates()));
        json.put("message", project.reason().what());
        RemedyJson.put(json, project.reason().remedy());
        return json;
    }

    private static List<String> textsOf(List<Path> folders) {
        return folders.stream().map(Path::toString).toList();
    }
}
