package io.roam.cli.pick;

import java.util.List;

/**
 * A conversation in the picker, as text that is safe to print.
 *
 * @param id is not shown
 * @param device the device of the last message
 * @param when the relative time of the last message
 */
public record Candidate(String id, String title, String workspace, String tool, String device, String when) {
    /** Makes text safe that others wrote. */
    public Candidate {
        title = CellText.clean(title);
        workspace = CellText.clean(workspace);
        tool = CellText.clean(tool);
        device = CellText.clean(device);
    }

    /** Returns the texts that are searched for words. */
    List<String> searchableTexts() {
        return List.of(title, workspace, tool, device);
    }
}
