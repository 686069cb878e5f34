package io.roam.doctor;

import io.roam.api.Conversation;
import io.roam.operation.OpenHome;
import io.roam.spi.ActionKind;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import io.roam.spi.Os;
import io.roam.spi.Remedy;
import io.roam.spi.RoamAction;
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
        Os os = home.machine().os();
        List<Diagnosis> found = new ArrayList<>();
        workspaces.forEach((workspace, count) -> found.add(Diagnosis.notice(
                "no-folder",
                count + (count == 1 ? " conversation" : " conversations") + ": no folder found for",
                workspace.isEmpty() ? "(no recorded folder)" : workspace,
                workspace.isEmpty()
                        ? Remedy.of("run in its folder: ").then(ActionKind.RESUME_HERE, "<id>")
                        : Remedy.run(RoamAction.of(ActionKind.MAP, workspace, "<folder>")
                                .typedAs(os.quote(workspace, "<from>"), "<folder>")))));
        return found;
    }
}
