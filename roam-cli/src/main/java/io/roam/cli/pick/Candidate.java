package io.roam.cli.pick;

import java.util.List;

/**
 * A conversation that can be picked, in words. What others wrote in them is made harmless.
 *
 * @param id is not shown
 * @param device the one that spoke last
 * @param when the last word was said
 */
public record Candidate(String id, String title, String workspace, String tool, String device, String when) {
    /** Makes one. */
    public Candidate {
        title = CellText.clean(title);
        workspace = CellText.clean(workspace);
        tool = CellText.clean(tool);
        device = CellText.clean(device);
    }

    /** In what words may stand that are looked for. */
    List<String> searchableTexts() {
        return List.of(title, workspace, tool, device);
    }
}
