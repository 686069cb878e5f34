package io.roam.workspace;

import java.nio.file.Path;

/**
 * A folder below which clones are looked for.
 *
 * @param levels how many levels below it are listed
 * @param named whether the user named it: then it may be on a network drive, and clones in it may belong to another user
 */
record SearchPlace(Path folder, int levels, boolean named) {}
