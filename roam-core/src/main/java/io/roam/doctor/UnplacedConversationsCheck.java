package io.roam.doctor;

import io.roam.api.Conversation;
import io.roam.operation.OpenHome;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports workspaces of other devices for which no folder here is known. */
record UnplacedConversationsCheck(OpenHome home) implements Check {
    @Override
    public List<Diagnosis> run() {
        Map<String, Integer> workspaces = new TreeMap<>();
        home.catalog().all().stream()
                .filter(one -> one.state() == Conversation.State.UNPLACED)
                .forEach(one -> workspaces.merge(one.workspace(), 1, Integer::sum));
        List<Diagnosis> found = new ArrayList<>();
        workspaces.forEach((workspace, count) -> found.add(Diagnosis.notice(
                "unplaced",
                "conversations (" + count + ") are not placed, as it is not known which folder of this device this is",
                workspace.isEmpty() ? "no folder was recorded" : workspace,
                workspace.isEmpty()
                        ? "in the folder that it is: roam resume ID --here"
                        : "roam map " + workspace + " FOLDER says it")));
        return found;
    }
}
