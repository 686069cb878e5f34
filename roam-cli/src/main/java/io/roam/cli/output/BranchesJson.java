package io.roam.cli.output;

import io.roam.api.BranchTree;
import io.roam.api.SyncReport;
import io.roam.cli.terminal.RemedyJson;
import io.roam.spi.Remedy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the branches of a conversation as JSON. */
public final class BranchesJson {
    private BranchesJson() {}

    public static Map<String, @Nullable Object> toJson(BranchTree tree) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("conversation", tree.conversation().id());
        json.put("tool", tree.conversation().tool());
        json.put("title", tree.conversation().title().orElse(null));
        json.put("forks", tree.forks().stream().map(BranchesJson::forkToJson).toList());
        json.put(
                "branches",
                tree.branches().stream().map(BranchesJson::branchToJson).toList());
        return json;
    }

    private static Map<String, @Nullable Object> forkToJson(BranchTree.Fork fork) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", fork.at());
        json.put("behind", fork.behind().orElse(null));
        json.put("messages", fork.messages());
        json.put("last", excerptToJson(fork.last()));
        return json;
    }

    private static Map<String, @Nullable Object> branchToJson(BranchTree.Branch branch) {
        Optional<SyncReport.Skipped> skipped = branch.skipped();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("number", branch.number());
        json.put("head", branch.head());
        json.put("fork", branch.fork().orElse(null));
        json.put("messages", branch.messages());
        json.put("own", branch.own());
        json.put("last", excerptToJson(branch.last()));
        json.put("session", branch.session().map(BranchTree.Session::id).orElse(null));
        json.put(
                "folder",
                branch.session()
                        .map(BranchTree.Session::folder)
                        .filter(folder -> !folder.isEmpty())
                        .orElse(null));
        json.put("code", skipped.map(entry -> entry.skipReason().code()).orElse(null));
        json.put("message", skipped.map(entry -> entry.reason().what()).orElse(null));
        RemedyJson.put(json, skipped.map(entry -> entry.reason().remedy()).orElse(Remedy.none()));
        return json;
    }

    private static Map<String, Object> excerptToJson(BranchTree.Excerpt excerpt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("device", excerpt.device());
        json.put("time", excerpt.time());
        json.put("text", excerpt.text());
        return json;
    }
}
