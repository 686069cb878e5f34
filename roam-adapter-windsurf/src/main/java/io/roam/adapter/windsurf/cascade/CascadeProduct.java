package io.roam.adapter.windsurf.cascade;

/** What keeps trajectories. The class rules differ in their names alone. */
enum CascadeProduct {
    WINDSURF("windsurf", ClassRule.NAME, "Windsurf", "cascade"),
    /** What the user did in the editor while Windsurf watched: no conversation of the tool. */
    WINDSURF_IMPLICIT("windsurf-implicit", "windsurf-implicit/1", "Windsurf", "implicit"),
    ANTIGRAVITY("antigravity", "antigravity/1", "Antigravity", "conversations");

    private final String id;
    private final String classRule;
    private final String title;
    private final String folder;

    CascadeProduct(String id, String classRule, String title, String folder) {
        this.id = id;
        this.classRule = classRule;
        this.title = title;
        this.folder = folder;
    }

    /** Returns the id of the tool. */
    String id() {
        return id;
    }

    String classRule() {
        return classRule;
    }

    /** Returns the product's own name. */
    String title() {
        return title;
    }

    /** Returns the name of the folder of its files. */
    String folder() {
        return folder;
    }
}
