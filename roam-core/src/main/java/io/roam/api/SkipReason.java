package io.roam.api;

/** Why a run skipped a conversation. */
public enum SkipReason {
    /** No folder of this machine is known to be its workspace. */
    UNPLACED("no_folder"),
    /** Several folders of this machine may be its workspace, and the user has to choose. */
    SEVERAL_FOLDERS("several_folders"),
    /** The tool has it open, or it was changed a moment ago. */
    OPEN("open"),
    /** It has two branches, and both are kept. */
    DIVERGED("branched"),
    /** The user or the tool deleted it here. */
    ABSENT("deleted"),
    /** The user hid the branch here. */
    HIDDEN("hidden"),
    /** Its session lacks what was placed in it, and has no new message. */
    HELD("paused"),
    /** It is older than what is placed automatically. */
    OLD("inactive"),
    /** It is private. */
    PRIVATE("ignored"),
    /** It cannot be written. */
    REFUSED("cannot_write"),
    /** It cannot be written, because the disk is full. */
    DISK_FULL("disk_full"),
    /** Its session here cannot be read. */
    UNREADABLE("unreadable"),
    /** A setting of the user's keeps roam from writing into the tool. */
    DISABLED("disabled"),
    /** The tool is not used here. */
    NO_TOOL("no_tool");

    private final String code;

    SkipReason(String code) {
        this.code = code;
    }

    /** Whether something failed; the others are rules that a run obeys. */
    public boolean isFailure() {
        return this == REFUSED || this == DISK_FULL || this == UNREADABLE;
    }

    /** Whether it is the same at each run until the user does something. */
    public boolean isLasting() {
        return this != OPEN && !isFailure();
    }

    /** Returns the code for it in JSON. */
    public String code() {
        return code;
    }
}
